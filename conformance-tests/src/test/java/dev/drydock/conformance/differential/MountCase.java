package dev.drydock.conformance.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A container with a few mounts at few places, so that they meet, lie within each other, and cover what the image has there.
 * The same seed gives the same container.
 *
 * @param configuration what {@code POST /containers/create} is sent
 */
record MountCase(ObjectNode configuration) {
    /** A directory of the host with files in it. */
    static final String HOST = "/srv/dd-mounts";

    private static final List<String> PLACES = List.of(
            "/data",
            "/data",
            "/data/sub",
            "/data/f",
            "/data/none/deep",
            "/new/deep",
            "/conf",
            "/conf/",
            "/data/link",
            "/x");
    private static final List<String> BINDS = List.of(
            "/dir:PLACE",
            "/dir:PLACE:ro",
            "/dir:PLACE:rw",
            "/dir:PLACE:z",
            "/dir:PLACE:Z,ro",
            "/dir:PLACE:rslave",
            "/dir:PLACE:ro,rprivate",
            "/dir:PLACE:nocopy",
            "/dir:PLACE:ro,rw",
            "/dir:PLACE:what",
            "/dir/sub:PLACE",
            "/dir/f:PLACE",
            "/dir/f:PLACE:ro",
            "/dir/link:PLACE",
            "/missing/deep:PLACE");
    private static final List<String> VOLUMES = List.of(
            "dd-m-1:PLACE",
            "dd-m-1:PLACE",
            "dd-m-2:PLACE:ro",
            "dd-m-2:PLACE:nocopy",
            "dd-m-1:PLACE:nocopy,ro",
            "dd-m-2:PLACE:z",
            "dd-m-1:PLACE:rslave",
            "dd-m-1:PLACE:what",
            "d:PLACE",
            "dd m:PLACE",
            "dd-m-1:relative",
            "dd-m-1:/",
            "PLACE");
    private static final List<String> BOUND = List.of(
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE'}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','ReadOnly':true}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','BindOptions':{'Propagation':'rshared'}}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','BindOptions':{'Propagation':'what'}}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','BindOptions':{'NonRecursive':true}}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','ReadOnly':true,"
                    + "'BindOptions':{'ReadOnlyNonRecursive':true}}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','BindOptions':{'ReadOnlyNonRecursive':true}}",
            "{'Type':'bind','Source':'HOST/dir/f','Target':'PLACE'}",
            "{'Type':'bind','Source':'HOST/missing','Target':'PLACE'}",
            "{'Type':'bind','Source':'HOST/made','Target':'PLACE','BindOptions':{'CreateMountpoint':true}}",
            "{'Type':'bind','Source':'relative','Target':'PLACE'}",
            "{'Type':'bind','Target':'PLACE'}",
            "{'Type':'bind','Source':'HOST/dir','Target':'PLACE','VolumeOptions':{}}");
    private static final List<String> STORED = List.of(
            "{'Type':'volume','Source':'dd-m-1','Target':'PLACE'}",
            "{'Type':'volume','Source':'dd-m-2','Target':'PLACE','ReadOnly':true}",
            "{'Type':'volume','Target':'PLACE'}",
            "{'Type':'volume','Source':'dd-m-1','Target':'PLACE','VolumeOptions':{'NoCopy':true}}",
            "{'Type':'volume','Source':'dd-m-1','Target':'PLACE','VolumeOptions':{'Labels':{'a':'b'}}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'sub'}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'f'}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'missing'}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'../sub'}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'/sub'}}",
            "{'Type':'volume','Source':'dd-m-full','Target':'PLACE','VolumeOptions':{'Subpath':'out'}}",
            "{'Type':'volume','Source':'dd-m-1','Target':'PLACE','VolumeOptions':{'DriverConfig':{'Name':'nosuch'}}}",
            "{'Type':'volume','Source':'dd-m-1','Target':'PLACE','BindOptions':{}}",
            "{'Type':'volume','Source':'HOST/dir','Target':'PLACE'}");
    private static final List<String> IN_MEMORY = List.of(
            "{'Type':'tmpfs','Target':'PLACE'}",
            "{'Type':'tmpfs','Target':'PLACE','TmpfsOptions':{'SizeBytes':65536,'Mode':448}}",
            "{'Type':'tmpfs','Target':'PLACE','ReadOnly':true}",
            "{'Type':'tmpfs','Target':'PLACE','TmpfsOptions':{'Options':[['noexec'],['uid','5']]}}",
            "{'Type':'tmpfs','Source':'x','Target':'PLACE'}",
            "{'Type':'cluster','Source':'x','Target':'PLACE'}",
            "{'Type':'what','Source':'x','Target':'PLACE'}",
            "{'Type':'image','Source':'alpine','Target':'PLACE'}");
    private static final List<String> TMPFS = List.of(
            "",
            "size=64k",
            "ro",
            "mode=700,uid=5,gid=6",
            "noexec,nosuid",
            "rw,exec,dev",
            "size=1m,mode=0750",
            "what",
            "size=x");
    private static final List<String> FROM =
            List.of("dd-m-src", "dd-m-src:ro", "dd-m-src:rw", "dd-m-src:what", "dd-m-nobody", "dd-m-src:nocopy");

    static MountCase of(long seed) {
        Random random = new Random(seed);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode configuration = nodes.objectNode().put("Image", MountsRun.IMAGE);
        ObjectNode host = configuration.putObject("HostConfig").put("NetworkMode", "none");
        List<String> binds = new ArrayList<>();
        List<String> mounts = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String place = pick(PLACES, random);
            switch (random.nextInt(9)) {
                case 0, 1 -> binds.add(HOST + placed(BINDS, place, random));
                case 2, 3 -> binds.add(placed(VOLUMES, place, random));
                case 4 -> mounts.add(placed(BOUND, place, random));
                case 5 -> mounts.add(placed(STORED, place, random));
                case 6 -> mounts.add(placed(IN_MEMORY, place, random));
                case 7 -> host.withObject("/Tmpfs").put(place, pick(TMPFS, random));
                default -> configuration.withObject("/Volumes").putObject(place);
            }
        }
        binds.forEach(host.withArray("/Binds")::add);
        for (String mount : mounts) {
            host.withArray("/Mounts").add(MountsRun.json(mount.replace('\'', '"')));
        }
        if (random.nextInt(5) == 0) {
            host.putArray("VolumesFrom").add(pick(FROM, random));
        }
        host.put("ReadonlyRootfs", random.nextInt(6) == 0);
        configuration.put("User", random.nextInt(6) == 0 ? "1000:1000" : "");
        return new MountCase(configuration);
    }

    private static String placed(List<String> all, String place, Random random) {
        return pick(all, random).replace("PLACE", place).replace("HOST", HOST);
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
