set -e
GHOST_INSTALL=$PWD/ghost GHOST_CONTENT="$PWD/content of ghost"
mkdir -p "$GHOST_INSTALL"/content.orig/{data,images,settings} "$GHOST_INSTALL"/content.orig/themes/{casper,source} "$GHOST_CONTENT/themes/source"
echo '{"routes": 1}' > "$GHOST_INSTALL/content.orig/settings/routes.yaml"
ln -s ../source "$GHOST_INSTALL/content.orig/themes/casper/link"
printf 'a\n' | tee "$GHOST_INSTALL"/content.orig/themes/{casper,source}/package.json > /dev/null
set -- node current/index.js --production
if [[ "$*" == node*current/index.js* ]] && [ "$(id -u)" = '0' ]; then
	find "$GHOST_CONTENT" \! -user www-data -exec chown www-data '{}' +
fi
if [[ "$*" == node*current/index.js* ]]; then
	baseDir="$GHOST_INSTALL/content.orig"
	for src in "$baseDir"/*/ "$baseDir"/themes/*; do
		src="${src%/}"
		target="$GHOST_CONTENT/${src#$baseDir/}"
		mkdir -p "$(dirname "$target")"
		if [ ! -e "$target" ]; then
			tar -cC "$(dirname "$src")" "$(basename "$src")" | tar -xC "$(dirname "$target")"
			echo "copied ${target##*/}"
		else
			echo "there is ${target##*/}"
		fi
	done
fi
(cd "$GHOST_CONTENT" && find . | sort && readlink themes/casper/link && cat themes/*/package.json)
unset -v baseDir src
declare -a settings=()
for name in database__client=mysql database__connection__host=db mail__options__auth__user="me you" url=http://x; do
	key="${name%%=*}"; value="${name#*=}"
	path="${key//__/.}"; depth="${path//[^.]/}"
	settings+=( "$(printf '%*s%s: %s' $(( ${#depth} * 2 )) '' "${path##*.}" "$value")" )
done
printf '%s\n' "${settings[@]}"
json() { local sep='' pair; printf '{'; for pair; do printf '%s"%s":"%s"' "$sep" "${pair%%=*}" "${pair#*=}"; sep=,; done; printf '}\n'; }
json a=1 'b=x y' c=
sqlite='[ "${sqlite3:-}" ]'; eval "$sqlite" || echo "no sqlite"
case "$(uname -m)" in x86_64 | amd64) arch=amd64 ;; aarch64) arch=arm64 ;; *) arch=unknown ;; esac
[ "$arch" != unknown ] && echo "known architecture"
seed() { RANDOM=42; local a=$RANDOM b=$RANDOM; [[ $a != "$b" && $a -lt 32768 ]] && echo random; }
seed
type -t seed; type -p ls > /dev/null && echo "ls is a file"; hash -r
time_it() { local TIMEFORMAT='%0R'; { time : ; } 2>&1; }
time_it
exec bash -c 'printf "%s|" "$0" "$@"; echo' "$@"
