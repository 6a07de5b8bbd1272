set -eu
version_greater() {
	[ "$(printf '%s\n' "$@" | sort -t '.' -n -k1,1 -k2,2 -k3,3 -k4,4 | head -n 1)" != "$1" ]
}
directory_empty() { [ -z "$(ls -A "$1/")" ]; }
run_as() {
	if [ "$(id -u)" = 0 ]; then sh -c "$1"; else sh -c "$1 # as $(id -un)"; fi
}
file_env() {
	local var="$1"
	local fileVar="${var}_FILE"
	local def="${2:-}"
	local varValue=$(env | grep -E "^${var}=" | sed -E -e "s/^${var}=//")
	local fileVarValue=$(env | grep -E "^${fileVar}=" | sed -E -e "s/^${fileVar}=//")
	if [ -n "${varValue}" ] && [ -n "${fileVarValue}" ]; then
		echo >&2 "error: both $var and $fileVar are set (but are exclusive)"
		exit 1
	fi
	if [ -n "${varValue}" ]; then
		export "$var"="${varValue}"
	elif [ -n "${fileVarValue}" ]; then
		export "$var"="$(cat "${fileVarValue}")"
	elif [ -n "${def}" ]; then
		export "$var"="$def"
	fi
	unset "$fileVar"
}
get_enabled_apps() {
	printf '%s\n' 'Enabled:' '  - files: 1.22.0' '  - text: 3.8.0' 'Disabled:' '  - mail: 2.0'
}
for pair in '28.0.4.1 27.1.3.2' '27.1.3.2 28.0.4.1' '28.0.10.0 28.0.9.0' '28.0.4.1 28.0.4.1'; do
	set -- $pair
	if version_greater "$1" "$2"; then echo "$1 > $2"; else echo "$1 <= $2"; fi
done
mkdir -p html/custom_apps html/config src/core
directory_empty html/custom_apps && echo empty; : > html/custom_apps/.hidden; directory_empty html/custom_apps || echo "not empty"
if expr "apache2-foreground" : "apache" 1>/dev/null || [ "apache" = "php-fpm" ] || [ "${NEXTCLOUD_UPDATE:-0}" -eq 1 ]; then
	installed_version="0.0.0.0"
	printf '%s\n' '<?php' '$OC_Version = array(28,0,4,1);' > src/version.php
	image_version=$(sed -n 's/^\$OC_Version = array(\([0-9,]*\));$/\1/p' src/version.php | tr , .)
	echo "image $image_version"
	if [ "${image_version%%.*}" -gt "$((${installed_version%%.*} + 1))" ] && [ "$installed_version" != "0.0.0.0" ]; then
		echo "Can't start Nextcloud"; exit 1
	fi
	if version_greater "$image_version" "$installed_version"; then
		echo "Initializing nextcloud $image_version ..."
		for dir in config data custom_apps themes; do
			if [ ! -d "html/$dir" ] || directory_empty "html/$dir"; then
				mkdir -p "html/$dir"; cp -a src/core "html/$dir/core"; cp src/version.php "html/$dir"
			fi
		done
		ls -R html | sed -e 's/:$//' -e '/^$/d'
		(
			n=0
			if [ -n "${ADMIN_USER+x}" ]; then echo "admin"; fi
			install_options='-n --admin-user "$ADMIN"'
			ADMIN=root; export ADMIN
			install_options=$install_options' --database-name "shop"'
			until run_as "printf '<%s>' $install_options; exit $((n < 2))" || [ "$n" -gt 5 ]; do
				n=$((n + 1)); echo " retrying install..."
			done
			echo " installed after $n"
		)
	fi
	get_enabled_apps | sed -n "/Enabled:/,/Disabled:/p" | grep -v 'abled:' | sed -e 's/^ *- //' -e 's/:.*//' > list_before
	printf '%s\n' files > list_after
	echo "disabled: $(diff list_before list_after | grep '<' | cut -d- -f2 | cut -d: -f1)"
fi
echo "secret" > pw; export DB_PASS_FILE=pw DB_NAME=x
file_env DB_PASS; file_env DB_NAME other; file_env DB_HOST db
echo "$DB_PASS $DB_NAME $DB_HOST"
( exec 9> init.lock; echo "locked by $(readlink -f init.lock | xargs basename)" )
trusted="a.example.org b.example.org"
i=1
for domain in $trusted; do
	domain=$(echo "$domain" | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//')
	echo "config:system:set trusted_domains $i --value=$domain"
	i=$((i + 1))
done
export DB_PASS_FILE=pw
file_env DB_PASS
