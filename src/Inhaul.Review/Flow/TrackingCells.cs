namespace Inhaul.Review.Flow;

/// <summary>
/// The cells of a state in which imports are followed: the first of all, and behind those of the variables some for each import. What an
/// import is in is told by bits, all together in one cell.
/// </summary>
internal static class TrackingCells
{
    /// <summary>The first cell: the statement that is about to leave the function.</summary>
    public const int Leaving = 0;

    /// <summary>How many cells an import has.</summary>
    public const int Width = 6;

    /// <summary>Where it began.</summary>
    public const int Site = 0;

    /// <summary>Its id.</summary>
    public const int Id = 1;

    /// <summary>How it stands.</summary>
    public const int Phase = 2;

    /// <summary>To whom the last exception is put down; where its failure was swallowed.</summary>
    public const int Via = 3;

    /// <summary>Where it was completed.</summary>
    public const int Done = 4;

    /// <summary>How many calls lead to the function that has it.</summary>
    public const int Level = 5;

    /// <summary>Its beginning has raised.</summary>
    public const int Tried = 0;

    /// <summary>It has begun, and nothing has completed it.</summary>
    public const int Open = 1;

    /// <summary>What was to complete it has raised.</summary>
    public const int Attempted = 2;

    /// <summary>It is completed.</summary>
    public const int Completed = 4;

    /// <summary>It is completed as failed, and the exception is not dealt with yet.</summary>
    public const int FailureTold = 8;

    /// <summary>Code that is not known has its id, and may have completed it.</summary>
    public const int MayBeCompleted = 16;

    /// <summary>It is completed as failed, and the exception was swallowed.</summary>
    public const int Swallowed = 32;

    /// <summary>True when an import is still to be completed, or was tried to be.</summary>
    public static bool IsOpen(SearchState state, int at) => (state[at + Phase] & (Open | Attempted)) != 0;

    /// <summary>The import that a call completes: the last open one with its id, else one with its id, else the last open one, else the only one; -1 for none.</summary>
    /// <param name="id">The id that is given; 0 for none.</param>
    /// <param name="first">Where the imports of a state begin.</param>
    /// <param name="state">The state.</param>
    /// <param name="sameId">Whether it may be the id of that import.</param>
    public static int Target(int id, int first, SearchState state, out bool sameId)
    {
        int openSame = -1, same = -1, open = -1, any = -1;
        for (var at = first; at < state.Length; at += Width)
        {
            any = state[at + Phase] == Tried ? any : at;
            var isSame = id == 0 || state[at + Id] == 0 || state[at + Id] == id;
            same = isSame ? at : same;
            open = IsOpen(state, at) ? at : open;
            openSame = isSame && IsOpen(state, at) ? at : openSame;
        }

        sameId = openSame >= 0 || same >= 0;
        return openSame >= 0 ? openSame : same >= 0 ? same : open >= 0 ? open : any;
    }
}
