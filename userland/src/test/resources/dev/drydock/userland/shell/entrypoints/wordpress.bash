set -Eeuo pipefail
mkdir -p src/wp-content/plugins/akismet src/wp-content/themes/one src/wp-includes html/wp-content/plugins/akismet
echo '<?php // index' > src/index.php; echo v > src/wp-includes/version.php; echo mine > html/wp-content/plugins/akismet/a.php
echo theirs > src/wp-content/plugins/akismet/a.php; echo theme > src/wp-content/themes/one/style.css; : > src/.htaccess
cat > src/wp-config-docker.php <<'X'
<?php
define( 'DB_NAME', getenv_docker('WORDPRESS_DB_NAME', 'wordpress') );
define( 'AUTH_KEY',         getenv_docker('WORDPRESS_AUTH_KEY', 'put your unique phrase here') );
define( 'NONCE_SALT',       getenv_docker('WORDPRESS_NONCE_SALT', 'put your unique phrase here') );
$table_prefix = 'wp_';
X
set -- apache2-foreground
if [[ "$1" == apache2* ]] || [ "$1" = 'php-fpm' ]; then
	uid="$(id -u)"; gid="$(id -g)"
	if [ "$uid" = '0' ]; then
		case "$1" in
			apache2*)
				user="${APACHE_RUN_USER:-www-data}"; group="${APACHE_RUN_GROUP:-www-data}"
				pound='#'; user="${user#$pound}"; group="${group#$pound}"
				;;
			*) user='www-data'; group='www-data' ;;
		esac
	else
		user="$uid"; group="$gid"
	fi
	echo "$user:$group"
	cd html
	if [ ! -e index.php ] && [ ! -e wp-includes/version.php ]; then
		if [ "$uid" = '0' ] && [ "$(stat -c '%u:%g' .)" = '0:0' ]; then chown "$user:$group" .; fi
		echo >&2 "WordPress not found in ${PWD##*/} - copying now..."
		if [ -n "$(find -mindepth 1 -maxdepth 1 -not -name wp-content)" ]; then
			echo >&2 "WARNING: $PWD is not empty!"
		fi
		sourceTarArgs=( --create --file - --directory ../src --owner "$user" --group "$group" )
		targetTarArgs=( --extract --file - )
		if [ "$uid" != '0' ]; then targetTarArgs+=( --no-overwrite-dir ); fi
		for contentPath in ../src/.htaccess ../src/wp-content/*/*/; do
			contentPath="${contentPath%/}"
			[ -e "$contentPath" ] || continue
			contentPath="${contentPath#../src/}"
			if [ -e "$PWD/$contentPath" ]; then
				echo >&2 "WARNING: '${PWD##*/}/$contentPath' exists! (not copying the version)"
				sourceTarArgs+=( --exclude "./$contentPath" )
			fi
		done
		tar "${sourceTarArgs[@]}" . | tar "${targetTarArgs[@]}"
		echo >&2 "Complete!"
		find . -mindepth 1 -printf '%y %P %u:%g\n' | sort
		cat wp-content/plugins/akismet/a.php
	fi
	wpEnvs=( "${!WORDPRESS_@}" )
	echo "none: ${#wpEnvs[@]}"
	export WORDPRESS_DB_HOST=db WORDPRESS_DEBUG=1
	wpEnvs=( "${!WORDPRESS_@}" )
	if [ ! -s wp-config.php ] && [ "${#wpEnvs[@]}" -gt 0 ]; then
		for wpConfigDocker in wp-config-docker.php /nowhere/wp-config-docker.php; do
			if [ -s "$wpConfigDocker" ]; then
				echo >&2 "No 'wp-config.php' found, but 'WORDPRESS_...' variables supplied; copying '$wpConfigDocker' (${wpEnvs[*]})"
				awk '
					BEGIN { n = 0 }
					/put your unique phrase here/ {
						cmd = "printf %s key-" ++n " | md5sum | cut -d\\  -f1"
						cmd | getline str
						close(cmd)
						gsub("put your unique phrase here", str)
					}
					{ print }
				' "$wpConfigDocker" > wp-config.php
				break
			fi
		done
	fi
	cat wp-config.php
	random="$(head -c1m /dev/urandom | sha1sum | cut -d' ' -f1)"
	echo "${#random} ${random//[0-9a-f]/}"
fi
set +u
type -t php || echo "no php: $?"
