/**
 * Services brought to a Docker Engine by docker-java: {@link example.deploy.Deployer} (one container of a release, healthy or
 * not there), {@link example.deploy.BlueGreen} (from one release to the next without a gap).
 */
@NullMarked
package example.deploy;

import org.jspecify.annotations.NullMarked;
