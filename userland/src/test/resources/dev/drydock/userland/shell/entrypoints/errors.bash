readonly a=1
a=2
echo next
: $((1/0))
echo next2
set -e
trap 'echo exit $?' EXIT
a=3
echo never
