set -eo pipefail
shopt -s nullglob
mysql_log() {
	local type="$1"; shift
	local text="$*"; if [ "$#" -eq 0 ]; then text="$(cat)"; fi
	local dt; dt="$(date --date=@1700000000 --utc --rfc-3339=seconds)"
	printf '%s [%s] [Entrypoint]: %s\n' "$dt" "$type" "$text"
}
mysql_note() { mysql_log Note "$@"; }
mysql_warn() { mysql_log Warn "$@" >&2; }
mysql_error() { mysql_log ERROR "$@" >&2; exit 1; }
check_config() {
	local toRun=( "$@" --verbose --help ) errors
	if ! errors="$("${toRun[@]}" 2>&1 >/dev/null)"; then
		mysql_error $'mysqld failed while attempting to check config\n\tcommand was: '"${toRun[*]}"$'\n\t'"$errors"
	fi
}
mysqld() {
	case " $* " in *" --broken "*) echo "unknown option '--broken'" >&2; return 3 ;; esac
	cat <<-'EOF2'
		mysqld  Ver 8.0
		datadir                              /var/lib/mysql/
		socket                               /run/mysqld/mysqld.sock
		general-log-file                     /var/lib/mysql/host.log
		socket                               never the second
	EOF2
}
get_config() {
	local conf="$1"; shift
	"$@" --verbose --help 2>/dev/null \
		| awk -v conf="$conf" '$1 == conf && /^[^ \t]/ { if (!seen++) { sub(/^[^ \t]+[ \t]+/, ""); print } }'
}
sql_escape_string_literal() {
	local newline=$'\n'
	local escaped=${1//\\/\\\\}
	escaped="${escaped//$newline/\\n}"
	echo "${escaped//\'/\\\'}"
}
process_sql() {
	passfileArgs=()
	if [ '--dont-use-mysql-root-password' = "$1" ]; then
		shift
	else
		passfileArgs+=( "--defaults-extra-file=<(...)" )
	fi
	if [ -n "$MYSQL_DATABASE" ]; then
		set -- --database="$MYSQL_DATABASE" "$@"
	fi
	echo "mysql ${passfileArgs[*]} -hlocalhost --socket=$SOCKET $*"
	grep -v '^--'
}
setup_db() {
	local rootCreate=
	if [ -n "$MYSQL_ROOT_HOST" ] && [ "$MYSQL_ROOT_HOST" != 'localhost' ]; then
		read -r -d '' rootCreate <<-EOSQL || true
			CREATE USER 'root'@'${MYSQL_ROOT_HOST}' IDENTIFIED BY '$(sql_escape_string_literal "$MYSQL_ROOT_PASSWORD")' ;
			GRANT ALL ON *.* TO 'root'@'${MYSQL_ROOT_HOST}' WITH GRANT OPTION ;
		EOSQL
	fi
	local passwordSet=
	read -r -d '' passwordSet <<-EOSQL || true
		ALTER USER 'root'@'localhost' IDENTIFIED BY '${MYSQL_ROOT_PASSWORD//\'/\\\'}' ;
	EOSQL
	process_sql --dont-use-mysql-root-password --database=mysql <<-EOSQL
		-- What's done in this file shouldn't be replicated
		SET @@SESSION.SQL_LOG_BIN=0;
		${passwordSet}
		GRANT ALL ON *.* TO 'root'@'localhost' WITH GRANT OPTION ;
		FLUSH PRIVILEGES ;
		${rootCreate}
		DROP DATABASE IF EXISTS test ;
	EOSQL
	if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
		mysql_note "Creating user ${MYSQL_USER}"
		process_sql --database=mysql <<<"CREATE USER '$MYSQL_USER'@'%' IDENTIFIED BY '$MYSQL_PASSWORD' ;"
		if [ -n "$MYSQL_DATABASE" ]; then
			process_sql --database=mysql <<<"GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO '$MYSQL_USER'@'%' ;"
		fi
	fi
}
verify_minimum_env() {
	if [ -z "$MYSQL_ROOT_PASSWORD" -a -z "$MYSQL_ALLOW_EMPTY_PASSWORD" -a -z "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
		mysql_error <<-'EOF2'
			Database is uninitialized and password option is not specified
			    You need to specify one of the following:
			    - MYSQL_ROOT_PASSWORD
		EOF2
	fi
	if [ "$MYSQL_USER" = 'root' ]; then
		mysql_error <<-'EOF2'
			MYSQL_USER="root", MYSQL_USER and MYSQL_PASSWORD are for a regular user
		EOF2
	fi
}
( verify_minimum_env ) || echo "status $?"
MYSQL_ROOT_PASSWORD=$'it\'s\\a\nsecret' MYSQL_ROOT_HOST=% MYSQL_DATABASE=my_shop MYSQL_USER=app MYSQL_PASSWORD=pw
verify_minimum_env
if [ "${1:0:1}" = '-' ] || [ $# -eq 0 ]; then set -- mysqld "$@"; fi
check_config "$@"
DATADIR="$(get_config 'datadir' "$@")"; SOCKET="$(get_config 'socket' "$@")"
echo "data: $DATADIR, socket: ${SOCKET}, log: $(get_config 'general-log-file' "$@")"
setup_db
echo "from a pipe" | mysql_warn
for i in {30..0}; do
	if (( i % 7 == 3 )) && [[ $i -lt 20 ]]; then break; fi
done
mysql_note "ready with $i tries left"
set -- mysqld --broken
check_config "$@"
