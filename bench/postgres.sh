# Shared by the benchmarks on PostgreSQL: a server of their own in $work, with the settings it is installed with.

port=5497

as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -c "$1"; else bash -c "$1"; fi; }

start_postgres() {
  programs=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
  [ -n "$programs" ] || { echo "$0 needs the PostgreSQL server; please install it." >&2; exit 2; }
  chmod 755 "$work"
  mkdir "$work/server"
  if [ "$(id -u)" = 0 ]; then chown postgres "$work/server"; fi
  as_postgres "$programs/initdb -D $work/server/data -A trust -U postgres" > /dev/null
  as_postgres "$programs/pg_ctl -D $work/server/data -o '-p $port -c listen_addresses=127.0.0.1 -k $work/server' -l $work/server/log -w start" > /dev/null
  trap 'as_postgres "$programs/pg_ctl -D $work/server/data -m immediate stop" > /dev/null; rm -rf "$work"' EXIT
}

url() { echo "postgres://postgres@127.0.0.1:$port/$1"; }

# fresh_database <name> [sql]: an empty database; what was written before is on disk, so that nobody pays for another's writes.
fresh_database() {
  psql "$(url postgres)" -X -q -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1" 2> /dev/null
  if [ $# -gt 1 ]; then psql "$(url "$1")" -X -q -c "$2"; fi
  settle "$1"
}

# The same state for everybody: vacuumed, nothing left to write.
settle() { psql "$(url "$1")" -X -q -c 'VACUUM ANALYZE' -c 'CHECKPOINT'; }

value() { psql "$(url "$1")" -X -q -A -t -c "$2"; }
