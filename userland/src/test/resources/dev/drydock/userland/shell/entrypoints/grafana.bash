set -e
PERMISSIONS_OK=0
GF_PATHS_CONFIG="$PWD/grafana.ini"; : > "$GF_PATHS_CONFIG"; GF_PATHS_DATA=$PWD/nowhere GF_PATHS_HOME=$PWD
if [ ! -r "$GF_PATHS_CONFIG" ]; then echo "not readable"; PERMISSIONS_OK=1; fi
if [ ! -w "$GF_PATHS_DATA" ]; then echo "GF_PATHS_DATA='${GF_PATHS_DATA##*/}' is not writable."; PERMISSIONS_OK=1; fi
if [ $PERMISSIONS_OK -eq 1 ]; then echo "You may have issues with file permissions"; fi
if [ ! -d "$GF_PATHS_DATA/plugins" ]; then mkdir -p "$GF_PATHS_DATA/plugins"; fi
echo s3cret > password; printf 'line one\nline two\n\n' > two
export GF_SECURITY_ADMIN_PASSWORD__FILE=$PWD/password GF_SERVER_ROOT_URL=http://x/%s GF_TWO__FILE=two
for VAR_NAME in $(env | grep '^GF_[^=]\+__FILE=.\+' | sed -r "s/([^=]*)__FILE=.*/\1/g" | sort); do
	VAR_NAME_FILE="$VAR_NAME"__FILE
	if [ "${!VAR_NAME}" ]; then
		echo >&2 "ERROR: Both $VAR_NAME and $VAR_NAME_FILE are set (but are exclusive)"
		exit 1
	fi
	echo "Getting secret $VAR_NAME from $(basename "${!VAR_NAME_FILE}")"
	export "$VAR_NAME"="$(< "${!VAR_NAME_FILE}")"
	unset "$VAR_NAME_FILE"
done
env | grep '^GF_' | grep -v PATHS | sort; declare -p GF_TWO
: > credentials
GF_AWS_PROFILES="default dev"; GF_AWS_default_ACCESS_KEY_ID=AK GF_AWS_default_REGION=eu GF_AWS_dev_ACCESS_KEY_ID=DK
for profile in ${GF_AWS_PROFILES}; do
	access_key_varname="GF_AWS_${profile}_ACCESS_KEY_ID"
	region_varname="GF_AWS_${profile}_REGION"
	if [ ! -z "${!access_key_varname}" ]; then
		echo "[${profile}]" >> credentials
		echo "aws_access_key_id = ${!access_key_varname}" >> credentials
		if [ ! -z "${!region_varname}" ]; then echo "region = ${!region_varname}" >> credentials; fi
	fi
done
chmod 600 credentials; cat credentials; stat -c '%A' credentials
GF_INSTALL_PLUGINS="clock-panel,simple-json 1.0.1,https://x/y.zip;custom-plugin"
if [ ! -z "${GF_INSTALL_PLUGINS}" ]; then
	OLDIFS=$IFS
	IFS=','
	set -f
	for plugin in ${GF_INSTALL_PLUGINS}; do
		IFS=$OLDIFS
		if [[ $plugin =~ .*\;.* ]]; then
			pluginUrl=$(echo "$plugin" | cut -d';' -f 1)
			pluginInstallFolder=$(echo "$plugin" | cut -d';' -f 2)
			printf '<%s>' --pluginUrl "$pluginUrl" install "$pluginInstallFolder"; echo
		else
			printf '<%s>' plugins install ${plugin}; echo
		fi
	done
	set +f
fi
ini() { awk -F' *= *' -v section="$2" -v key="$3" '/^\[/ { inside = ($0 == "[" section "]") } inside && $1 == key { print $2; found = 1 } END { exit !found }' "$1"; }
ini credentials default region; ini credentials dev region || echo "no region for dev"
sed -i -e '/^\[dev\]/,/^\[/{s/^aws_.*/aws_access_key_id = changed/}' -e '$a # end' credentials; tail -n 3 credentials
sed -n '/^\[/{s/[][]//g;p}' credentials
printf '%s\n' 'a: 1' 'b:' '  - x' '  - y' | sed -n '/^b:/,$ { /- / s/^ *- //p }' | paste -s -d' '
getopts_like() { local OPTIND OPTARG o; while getopts 'c:vp:' o; do case $o in c) cfg=$OPTARG ;; v) (( ++verbosity )) ;; p) paths+=( "$OPTARG" ) ;; *) return 2 ;; esac; done; shift $((OPTIND-1)); echo "$cfg $verbosity ${#paths[@]} rest:$*"; }
getopts_like -vvc my.ini -p a -pb -- -x y; getopts_like -q || echo "status $?"
export HOME="$GF_PATHS_HOME"; cd ~; [ "$PWD" = "$GF_PATHS_HOME" ] && echo home; echo ~root
exec sh -c 'printf "<%s>" "$0" "$@"; echo' --homepath="$(basename "$GF_PATHS_HOME")" cfg:default.log.mode="console" "$@"
