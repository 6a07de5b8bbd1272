set -eu
umask 022
mkdir -p data/db data/media backups
for i in 1 2 3; do echo "row $i" > data/db/table$i; done; printf 'x%.0s' 1 2 3 4 5 > data/media/file; ln -s ../db/table1 data/media/link; : > "data/media/with space"
find data -exec touch -d '2020-05-05 05:05:05' {} + 2>/dev/null
for day in 01 02 03 04 05; do
	name="backups/db-202001$day.tar.gz"
	tar -C data -czf "$name" db
	touch -d "2020-01-$day 00:00:00" "$name"
done
touch backups/fresh.tar.gz
find backups -name '*.tar.gz' -mtime +7 -print | sort | sed 's/.*-//' | tr '\n' ' '; echo
find backups -type f -newer backups/db-20200104.tar.gz | sort
ls -1t backups/db-*.tar.gz | tail -n +4 | xargs -r rm -f --
ls backups
find backups -name 'db-*' -mtime +7 ! -name '*05.tar.gz' -delete; ls backups
tar -tzf backups/db-20200105.tar.gz | sort
mkdir restore; tar -xzf backups/db-20200105.tar.gz -C restore; diff -r data/db restore/db && echo "restored the same"
echo changed > restore/db/table2; diff -r data/db restore/db || echo "differs: $?"
tar -cf - -C data media db/table1 | tar -tf - | sort
tar -cf all.tar --exclude='table*' data; tar -tf all.tar | sort
gzip -c data/db/table1 > t.gz; gzip -t t.gz && zcat t.gz; gunzip t.gz; cat t; gzip -9 t; ls t*
(cd data && find . -type f | sort | xargs -I{} sha256sum "{}") > sums; cut -c1-12,65- sums
(cd data && sha256sum -c ../sums) && echo "all sums match"
echo tampered >> data/db/table3; (cd data && sha256sum -c ../sums 2>/dev/null | grep -v OK) || echo none
size=$(du -k data | tail -n 1 | cut -f1); [ "$size" -gt 0 ] && echo "has a size"
wc -c < data/media/file | tr -d ' '
stamp=$(date -u -d @0 +%Y-%m-%dT%H%M%S); echo "dump-$stamp.sql"
keep=2; n=0; for f in $(ls -r backups); do n=$((n + 1)); [ $n -le $keep ] && echo "keeps $f" || { echo "removes $f"; rm "backups/$f"; }; done
split -b 10 data/db/table3 part. && cat part.* | cmp - data/db/table3 && ls part.*
dd if=data/db/table1 of=copy bs=1 skip=4 count=1 2>/dev/null; cat copy; echo
cp -a data mirror; [ -L mirror/media/link ] && readlink mirror/media/link
mv mirror "mirror of data"; rm -rf "mirror of data"; [ ! -e "mirror of data" ] && echo gone
tar -xzf nowhere.tar.gz 2>/dev/null || echo "no such archive"
find data -type f -size -2 -name 't*' | sort; find data -maxdepth 1 -mindepth 1 -type d | sort
find data -type l -o -name 'with*' | sort; find . -path ./data -prune -o -name 'sums' -print
