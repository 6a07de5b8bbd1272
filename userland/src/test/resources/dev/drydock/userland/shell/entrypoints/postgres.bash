set -Eeo pipefail
shopt -s nullglob
_is_sourced() {
	[ "${#FUNCNAME[@]}" -ge 2 ] \
		&& [ "${FUNCNAME[0]}" = '_is_sourced' ] \
		&& [ "${FUNCNAME[1]}" = 'source' ]
}
create_directories() {
	local user; user="$(id -u)"
	mkdir -p "$PGDATA"
	chmod 00700 "$PGDATA" || :
	mkdir -p "$PWD/run/postgresql" || :
	chmod 03775 "$PWD/run/postgresql" || :
	if [ -n "${POSTGRES_INITDB_WALDIR:-}" ]; then
		mkdir -p "$POSTGRES_INITDB_WALDIR"
		if [ "$user" = '0' ]; then
			find "$POSTGRES_INITDB_WALDIR" \! -user www-data -exec chown www-data '{}' +
		fi
		chmod 700 "$POSTGRES_INITDB_WALDIR"
	fi
	stat -c '%a %U %F' "$PGDATA" "$PWD/run/postgresql" "$POSTGRES_INITDB_WALDIR"
}
initdb() {
	local each
	printf 'initdb:'; printf ' <%s>' "$@"; echo
	for each; do
		case "$each" in --pwfile=*) echo "password is $(cat "${each#*=}")" ;; esac
	done
	echo 14 > "$PGDATA/PG_VERSION"
	printf '%s\n' '# TYPE DATABASE' 'local all all trust' > "$PGDATA/pg_hba.conf"
}
init_database() {
	if ! getent passwd 4242 &> /dev/null; then
		echo "no user 4242"
	fi
	set -- --waldir "$POSTGRES_INITDB_WALDIR" "$@"
	eval 'initdb --username="$POSTGRES_USER" --pwfile=<(printf "%s\n" "$POSTGRES_PASSWORD") '"$POSTGRES_INITDB_ARGS"' "$@"'
}
verify_environment() {
	if [ "${#POSTGRES_PASSWORD}" -ge 20 ]; then
		cat >&2 <<-'EOWARN'

			WARNING: The supplied password is 20+ characters.

			  It may not work with older clients.

		EOWARN
	fi
	if [ 'trust' = "$POSTGRES_HOST_AUTH_METHOD" ]; then
		# a tab stays within a line
		cat >&2 <<-'EOWARN'
			****************
			WARNING:	trust
			****************
		EOWARN
	fi
}
process_sql() {
	local query_runner=( psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --no-psqlrc )
	if [ -n "$POSTGRES_DB" ]; then
		query_runner+=( --dbname "$POSTGRES_DB" )
	fi
	PGHOST= PGHOSTADDR= "${query_runner[@]}" "$@"
}
psql() {
	echo "psql${PGHOST+ host empty}: $*"; sed 's/^/  /'
}
setup_db() {
	local exists
	exists="$(
		POSTGRES_DB= process_sql --tuples-only <<-'EOSQL' | tail -n 1
			SELECT 1 FROM pg_database WHERE datname = :'db' ;
		EOSQL
	)"
	echo "[$exists]"
	POSTGRES_DB= process_sql --set db="$POSTGRES_DB" <<-'EOSQL'
		CREATE DATABASE :"db" ;
	EOSQL
	printf '\n'
}
setup_hba_conf() {
	local auth
	auth="$(echo md5)"
	: "${POSTGRES_HOST_AUTH_METHOD:=$auth}"
	{
		printf '\n'
		if [ 'trust' = "$POSTGRES_HOST_AUTH_METHOD" ]; then
			printf '# warning trust is enabled for all connections\n'
		fi
		printf 'host all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD"
	} >> "$PGDATA/pg_hba.conf"
}
wants_help() {
	local arg
	for arg; do
		case "$arg" in
			-'?' | --help | --describe-config | -V | --version) return 0 ;;
		esac
	done
	return 1
}
main() {
	if [ "${1:0:1}" = '-' ]; then
		set -- postgres "$@"
	fi
	if [ "$1" = 'postgres' ] && ! wants_help "$@"; then
		create_directories
		if [ -s "$PGDATA/PG_VERSION" ]; then
			DATABASE_ALREADY_EXISTS='true'
		fi
		if [ -z "$DATABASE_ALREADY_EXISTS" ]; then
			verify_environment
			ls /nowhere/initdb.d/* > /dev/null || echo "nothing to run"
			init_database
			setup_hba_conf "$@"
			setup_db
		else
			echo "Skipping initialization"
		fi
		local script
		for script in "$PWD"/sub/*.sh; do echo "never $script"; done
	fi
	(exec printf '%s\n' "$@")
}
export PGDATA="$PWD/data dir" POSTGRES_USER=app POSTGRES_DB="the shop" POSTGRES_PASSWORD=0123456789abcdefghij
export POSTGRES_INITDB_WALDIR="$PWD/wal" POSTGRES_INITDB_ARGS='--data-checksums --locale="de DE"' POSTGRES_HOST_AUTH_METHOD=trust
if ! _is_sourced; then
	main -c 'shared_buffers = 1GB'
	main postgres -V
	main postgres
	cat "$PGDATA/pg_hba.conf"
fi
