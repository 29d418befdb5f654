namespace Inhaul.Cli.Output.Profiles;

/// <summary>How the page of a profile looks.</summary>
internal static class ProfilePageStyle
{
    /// <summary>The style sheet. It has no sign that XML would take for markup.</summary>
    public const string Css = """

        :root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --text: #1c2430; --soft: #5d6878; --line: #e2e6ec; --bar: #3b6fd4; --whole: #e6eaf1;
          --good: #1a7f4b; --good-back: #e3f4ea; --bad: #b3261e; --bad-back: #fbe6e4; --warn: #8a5a00; --warn-back: #fdf1d8; --type-back: #e7eefc; --type: #2450a8; }
        @media (prefers-color-scheme: dark) { :root { --page: #12161c; --card: #1b212a; --text: #e6eaf0; --soft: #98a4b5; --line: #2c3541; --bar: #7ba4f4; --whole: #2a323e;
          --good: #6fd39c; --good-back: #17372a; --bad: #ff9c93; --bad-back: #43201d; --warn: #f0c060; --warn-back: #3b2f14; --type-back: #1f2f4f; --type: #a9c4fa; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        header, main, footer { max-width: 1160px; margin: 0 auto; padding: 0 24px; }
        header { padding-top: 36px; }
        .kind { margin: 0; color: var(--soft); font-size: 12px; letter-spacing: .08em; text-transform: uppercase; }
        h1 { margin: 2px 0 4px; font-size: 28px; line-height: 1.2; overflow-wrap: anywhere; }
        h2 { margin: 34px 0 12px; font-size: 18px; }
        h3 { margin: 0; font-size: 16px; overflow-wrap: anywhere; }
        h4 { margin: 16px 0 6px; font-size: 11px; font-weight: 600; color: var(--soft); letter-spacing: .06em; text-transform: uppercase; }
        .sub, .why, footer { color: var(--soft); }
        .sub { margin: 0 0 22px; }
        a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 3px; }
        code { font: 12.5px ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
        .tile, .card, .problems, .wide, .none { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        .tile { padding: 14px 16px; }
        .tile b { display: block; font-size: 24px; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); font-size: 13px; }
        .tile.good b { color: var(--good); } .tile.bad b { color: var(--bad); } .tile.warn b { color: var(--warn); }
        .none { padding: 14px 16px; margin: 0; color: var(--soft); }
        .problems { list-style: none; margin: 0; padding: 0; }
        .problems li { display: grid; grid-template-columns: minmax(110px, 190px) 1fr; gap: 16px; padding: 9px 16px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
        .problems li:first-child { border-top: 0; }
        .problems a, .problems b { font-weight: 600; }
        .plain { margin: 6px 0 0; padding-left: 18px; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); }
        th, td { padding: 8px 16px; border-top: 1px solid var(--line); vertical-align: middle; } td.right, td.length { white-space: nowrap; }
        thead th { border-top: 0; }
        td a { font-weight: 600; overflow-wrap: anywhere; }
        td.range { overflow-wrap: anywhere; max-width: 360px; }
        .right { text-align: right; }
        .fill { display: flex; align-items: center; gap: 10px; color: var(--soft); font-size: 13px; white-space: nowrap; }
        td.fill { display: table-cell; } td.fill span { margin-left: 10px; }
        .share { width: 72px; height: 8px; flex: none; border-radius: 4px; overflow: hidden; vertical-align: middle; }
        .card .fill .share { flex: 1 1 auto; width: auto; }
        svg rect { fill: var(--bar); } svg rect.whole { fill: var(--whole); } .axis { stroke: var(--line); stroke-width: 1; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 360px), 1fr)); gap: 14px; align-items: start; }
        .card { padding: 18px; scroll-margin-top: 12px; min-width: 0; }
        .card:target { border-color: var(--bar); }
        .badges { display: flex; flex-wrap: wrap; gap: 6px; margin: 8px 0 0; }
        .badge { padding: 1px 9px; border-radius: 99px; font-size: 12px; background: var(--whole); }
        .badge.type { background: var(--type-back); color: var(--type); } .badge.good { background: var(--good-back); color: var(--good); }
        .badge.bad { background: var(--bad-back); color: var(--bad); } .badge.warn { background: var(--warn-back); color: var(--warn); }
        .why { margin: 8px 0; font-size: 13px; overflow-wrap: anywhere; }
        dl { display: flex; flex-wrap: wrap; gap: 10px 22px; margin: 14px 0 0; }
        dl div { min-width: 0; }
        dt { color: var(--soft); font-size: 12px; }
        dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
        figure { margin: 16px 0 0; }
        .chart { display: block; width: 100%; height: 96px; }
        figcaption { display: flex; justify-content: space-between; gap: 10px; margin-top: 4px; color: var(--soft); font-size: 11.5px; font-variant-numeric: tabular-nums; }
        figcaption span:last-child { text-align: right; } .what { text-align: center; }
        .bars { display: grid; grid-template-columns: minmax(60px, 45%) 1fr auto; gap: 5px 10px; align-items: center; font-size: 13px; }
        .bars .share { width: 100%; }
        .value { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .count { text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; }
        .samples { margin: 0; font-size: 13px; overflow-wrap: anywhere; }
        .card ul { margin: 0; padding-left: 18px; font-size: 13px; overflow-wrap: anywhere; }
        footer { margin-top: 30px; padding-bottom: 36px; font-size: 12px; overflow-wrap: anywhere; }
        @media print { body { background: #fff; } .card, .problems li, tr { break-inside: avoid; } .cards { grid-template-columns: 1fr 1fr; } header { padding-top: 0; } svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

        """;
}
