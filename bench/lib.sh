# Shared by the benchmarks: builds, generates, measures whole processes, and names the machine without naming whose it is.

inhaul=artifacts/inhaul/inhaul
bench=artifacts/bench/Inhaul.Bench

require() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || { echo "$0 needs $tool; please install it." >&2; exit 2; }
  done
}

build() {
  dotnet publish src/Inhaul.Cli -c Release --use-current-runtime -o artifacts/inhaul -v quiet -nologo >&2
  dotnet publish bench/Inhaul.Bench -c Release --use-current-runtime -o artifacts/bench -v quiet -nologo >&2
}

# A temporary folder in $work, removed however the script ends.
work_folder() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
}

generate() { "$bench" generate "$1" "$2"; }

# measure <contestant> <command…>: one run; its wall seconds and peak memory are added to the contestant's.
measure() {
  local name=$1
  shift
  if ! /usr/bin/time -o "$work/time" -f '%e %M' "$@" > "$work/output" 2>&1; then
    cat "$work/output" >&2
    exit 1
  fi
  tail -n 1 "$work/time" >> "$work/$name.runs"
}

sorted() {
  if [ "$2" = seconds ]; then cut -d ' ' -f 1 "$work/$1.runs"; else awk '{ print $2 / 1024 }' "$work/$1.runs"; fi | sort -g
}

# median <contestant> <seconds|megabytes>
median() { sorted "$1" "$2" | awk '{ v[NR] = $1 } END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; printf "%.2f", m }'; }

spread() { sorted "$1" seconds | awk 'NR == 1 { a = $1 } END { printf "%.2f-%.2f", a, $1 }'; }

expect() {
  [ "$1" = "$2" ] || { echo "$3: expected $1, found $2" >&2; exit 1; }
}

thousands() { printf '%s' "$1" | sed -E ':a; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; ta'; }

megabytes_of() { awk -v b="$(stat -c %s "$1")" 'BEGIN { printf "%.0f", b / 1000000 }'; }

machine() {
  local cpu cores memory
  cpu=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
  cores=$(nproc)
  memory=$(awk '/MemTotal/ { printf "%.0f", $2 / 1024 / 1024 }' /proc/meminfo)
  echo "$(date -u +%Y-%m-%d): $cpu, $cores cores, $memory GB of memory; .NET $(dotnet --version), sqlite3 $(sqlite3 --version | cut -d ' ' -f 1)."
}

# Keeps the report beside the benchmark.
keep() {
  mkdir -p bench/results
  cp "$work/report.md" "bench/results/$1"
}
