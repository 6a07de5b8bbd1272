#!/bin/bash
# Makes the database once, runs the scripts of /docker-entrypoint-initdb.d in it, then serves.
set -e
bin=/usr/lib/postgresql/15/bin
as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

if [ "$1" = postgres ]; then
  mkdir -p "$PGDATA"
  chown -R postgres "$PGDATA"
  chmod 700 "$PGDATA"
  if [ ! -s "$PGDATA/PG_VERSION" ]; then
    as_postgres $bin/initdb -D "$PGDATA" --auth=trust >/dev/null
    echo "host all all all trust" >>"$PGDATA/pg_hba.conf"
    as_postgres $bin/pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start >/dev/null
    for script in /docker-entrypoint-initdb.d/*.sql; do
      [ -e "$script" ] || continue
      echo "$0: running $script"
      $bin/psql -v ON_ERROR_STOP=1 -U postgres -f "$script"
      echo
    done
    as_postgres $bin/pg_ctl -D "$PGDATA" -m fast -w stop >/dev/null
    echo
    echo 'PostgreSQL init process complete; ready for start up.'
    echo
  fi
  exec setpriv --reuid=postgres --regid=postgres --init-groups $bin/postgres -D "$PGDATA" -c "listen_addresses=*"
fi
exec "$@"
