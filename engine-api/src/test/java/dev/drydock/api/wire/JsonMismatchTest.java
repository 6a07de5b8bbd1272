package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Request;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those of the engine 28.5.2, asked with {@code POST /containers/create}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonMismatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
            {"Image":5}                                          @ number into Go struct field .Image of type string
            {"image":5}                                          @ number into Go struct field .image of type string
            {"Tty":"x"}                                          @ string into Go struct field .Tty of type bool
            {"StopTimeout":"x"}                                  @ string into Go struct field .StopTimeout of type int
            {"Env":"a"}                                          @ string into Go struct field .Env of type []string
            {"Env":["a",5,6]}                                    @ number into .Env.1 of type string
            {"Labels":{"a":5}}                                   @ number into Go struct field .Labels.a of type string
            {"Labels":{"5":5}}                                   @ number into .Labels.5 of type string
            {"Labels":["a"]}                                     @ array into Go struct field .Labels of type map[string]string
            {"ExposedPorts":[]}                                  @ array into Go struct field .ExposedPorts of type nat.PortSet
            {"ExposedPorts":{"80":5}}                            @ number into .ExposedPorts.80 of type struct {}
            {"Volumes":{"/a":[]}}                                @ array into Go struct field .Volumes.~1a of type struct {}
            {"Cmd":5}                                            @ number into Go value of type string
            {"Cmd":[5]}                                          @ array into Go value of type string
            {"Cmd":{"a":1}}                                      @ object into Go value of type string
            {"Healthcheck":5}                                    @ number into Go struct field .Healthcheck of type v1.HealthcheckConfig
            {"Healthcheck":{"Interval":"1s"}}                    @ string into Go struct field .Healthcheck.Interval of type time.Duration
            {"HostConfig":5}                                     @ number into Go struct field .HostConfig of type container.HostConfig
            {"HostConfig":{"Memory":"a"}}                        @ string into Go struct field .HostConfig.Memory of type int64
            {"HostConfig":{"Memory":1.5}}                        @ number 1.5 into Go struct field .HostConfig.Memory of type int64
            {"HostConfig":{"Memory":1e3}}                        @ number 1e3 into Go struct field .HostConfig.Memory of type int64
            {"HostConfig":{"Memory":9223372036854775808}}        @ number 9223372036854775808 into Go struct field .HostConfig.Memory of type int64
            {"HostConfig":{"BlkioWeight":70000}}                 @ number 70000 into Go struct field .HostConfig.BlkioWeight of type uint16
            {"HostConfig":{"BlkioWeight":-1}}                    @ number -1 into Go struct field .HostConfig.BlkioWeight of type uint16
            {"HostConfig":{"BlkioDeviceReadBps":[{"Rate":-1}]}}  @ number -1 into Go struct field .HostConfig.BlkioDeviceReadBps.0.Rate of type uint64
            {"HostConfig":{"BlkioWeightDevice":5}}               @ number into Go struct field .HostConfig.BlkioWeightDevice of type []*blkiodev.WeightDevice
            {"HostConfig":{"Devices":[5]}}                       @ number into .HostConfig.Devices.0 of type container.DeviceMapping
            {"HostConfig":{"DeviceRequests":[{"Capabilities":[["a",5]]}]}} @ number into .HostConfig.DeviceRequests.0.Capabilities.0.1 of type string
            {"HostConfig":{"Ulimits":{}}}                        @ object into Go struct field .HostConfig.Ulimits of type []*units.Ulimit
            {"HostConfig":{"RestartPolicy":{"Name":5}}}          @ number into Go struct field .HostConfig.RestartPolicy.Name of type container.RestartPolicyMode
            {"HostConfig":{"PortBindings":{"80/tcp":{}}}}        @ object into Go struct field .HostConfig.PortBindings.80~1tcp of type []nat.PortBinding
            {"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":80}]}}} @ number into Go struct field .HostConfig.PortBindings.80~1tcp.0.HostPort of type string
            {"HostConfig":{"ConsoleSize":[1,"a"]}}               @ string into .HostConfig.ConsoleSize.1 of type uint
            {"HostConfig":{"CapAdd":{"a":1}}}                    @ object into Go value of type string
            {"HostConfig":{"Mounts":[{"BindOptions":{"Propagation":5}}]}} @ number into Go struct field .HostConfig.Mounts.0.BindOptions.Propagation of type mount.Propagation
            {"HostConfig":{"Mounts":[{"TmpfsOptions":{"Mode":"x"}}]}} @ string into Go struct field .HostConfig.Mounts.0.TmpfsOptions.Mode of type fs.FileMode
            {"HostConfig":{"LogConfig":{"Config":{"a":5}}}}      @ number into Go struct field .HostConfig.LogConfig.Config.a of type string
            {"HostConfig":{"IOMaximumIOps":"x"}}                 @ string into Go struct field .HostConfig.IOMaximumIOps of type uint64
            {"HostConfig":{"UTSMode":5}}                         @ number into Go struct field .HostConfig.UTSMode of type container.UTSMode
            {"NetworkingConfig":{"EndpointsConfig":{"a":5}}}     @ number into Go struct field .NetworkingConfig.EndpointsConfig.a of type network.EndpointSettings
            {"NetworkingConfig":{"EndpointsConfig":{"a":{"IPAMConfig":{"IPv4Address":5}}}}} @ number into Go struct field .NetworkingConfig.EndpointsConfig.a.IPAMConfig.IPv4Address of type string
            []                                                   @ array into Go value of type container.CreateRequest
            """)
    void a_value_of_another_kind_is_refused_with_its_place(String text, String words) {
        assertThatThrownBy(() -> ContainerRequests.create(Request.json("POST", "/", text)))
                .hasMessage("invalid JSON: json: cannot unmarshal " + words);
    }

    @Test
    void of_several_the_first_in_the_document_is_told() {
        assertThatThrownBy(() -> ContainerRequests.create(Request.json(
                        "POST", "/", "{\"Domainname\":6,\"Hostname\":5,\"HostConfig\":{\"Memory\":\"x\"}}")))
                .hasMessageEndingWith("into Go struct field .Domainname of type string");
        assertThatThrownBy(() -> ContainerRequests.create(
                        Request.json("POST", "/", "{\"HostConfig\":{\"Memory\":\"x\"},\"Hostname\":5}")))
                .hasMessageEndingWith("into Go struct field .HostConfig.Memory of type int64");
    }

    @Test
    void what_is_no_json_at_all_is_told_before_any_of_them() {
        assertThatThrownBy(() -> ContainerRequests.create(Request.json("POST", "/", "{\"Hostname\":5,\"Foo\":}")))
                .hasMessage("invalid JSON: invalid character '}' looking for beginning of value");
    }

    @Test
    void other_documents_are_named_by_their_go_type() {
        assertThatThrownBy(() -> ContainerRequests.update(Request.json("POST", "/", "{\"MEMORY\":\"y\"}")))
                .hasMessageEndingWith("cannot unmarshal string into Go struct field UpdateConfig.MEMORY of type int64");
        assertThatThrownBy(() -> ContainerRequests.exec(Request.json("POST", "/", "{\"ConsoleSize\":5}")))
                .hasMessageEndingWith(
                        "cannot unmarshal number into Go struct field ExecOptions.ConsoleSize of type [2]uint");
        assertThatThrownBy(() -> ContainerRequests.exec(Request.json("POST", "/", "{\"Cmd\":5}")))
                .hasMessageEndingWith("cannot unmarshal number into Go struct field ExecOptions.Cmd of type []string");
        assertThatThrownBy(() -> ContainerRequests.execStart(Request.json("POST", "/", "[]")))
                .hasMessageEndingWith("cannot unmarshal array into Go value of type container.ExecStartOptions");
    }
}
