set -Eeo pipefail
file_env() {
	local var="$1" fileVar="${1}_FILE" def="${2:-}"
	if [ "${!var:-}" ] && [ "${!fileVar:-}" ]; then
		printf >&2 'error: both %s and %s are set\n' "$var" "$fileVar"
		exit 1
	fi
	local val="$def"
	if [ "${!var:-}" ]; then
		val="${!var}"
	elif [ "${!fileVar:-}" ]; then
		val="$(< "${!fileVar}")"
	fi
	export "$var"="$val"
	unset "$fileVar"
}
printf 's3cret\n\n' > secret
export DB_PASSWORD_FILE=secret DB_USER=app
file_env DB_PASSWORD
file_env DB_USER postgres
file_env DB_NAME "$DB_USER"
env | grep ^DB_ | sort
[ "${BASH_SOURCE[0]:-main}" = "$0" ] || echo "source: ${BASH_SOURCE[0]:-none}"
DB_USER_FILE=secret
file_env DB_USER
echo not reached
