set -Eeuo pipefail
mkdir -p init
echo 'echo "sourced with $POSTGRES_DB"; SEEN=1' > init/10-env.sh
printf '#!/bin/sh\necho "run with $POSTGRES_DB"\n' > init/20-run.sh
chmod +x init/20-run.sh
echo 'create table a;' > init/30-a.sql
echo 'create table b;' | gzip > init/40-b.sql.gz
: > init/50-other.txt
process_files() {
	printf '\n'
	local f
	for f; do
		case "$f" in
			*.sh)
				if [ -x "$f" ]; then
					printf '%s: running %s\n' "$0" "$f"
					"$f"
				else
					printf '%s: sourcing %s\n' "$0" "$f"
					. "$f"
				fi
				;;
			*.sql) printf '%s: reading %s\n' "$0" "$f"; sed 's/^/sql> /' < "$f"; printf '\n' ;;
			*.sql.gz) printf '%s: reading %s\n' "$0" "$f"; gunzip -c "$f" | sed 's/^/sql> /' ;;
			*) printf '%s: ignoring %s\n' "$0" "$f" ;;
		esac
	done
}
export POSTGRES_DB=shop
process_files init/*
echo "seen ${SEEN:-0}"
shopt -s nullglob
process_files nothing/*
declare -a args=(postgres -c "log_line_prefix='%t '")
if [ "${1:-}" = "" ]; then set -- "${args[@]}"; fi
if [ "${1:0:1}" = '-' ]; then set -- postgres "$@"; fi
printf '<%s>' "$@"; echo
