package dev.drydock.api.wire;

import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.image.Platform;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonScanner;
import java.nio.charset.StandardCharsets;

/** A platform as a query carries it: {@code {"os":"linux","architecture":"amd64"}}. */
public final class PlatformJson {
    private static final DocumentType<Platform> TYPE =
            new DocumentType<>("Platform", "v1.Platform", new Platform("", "", ""), PlatformJson::read);

    private PlatformJson() {}

    private static Platform read(JsonFields in) {
        return new Platform(in.text("os"), in.text("architecture"), in.text("variant"));
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static Platform parse(String text) {
        Platform platform;
        JsonScanner scanner = new JsonScanner(text.getBytes(StandardCharsets.UTF_8));
        try {
            platform = TYPE.read(scanner);
        } catch (JsonException wrong) {
            throw WireErrors.invalidPlatform(wrong.words());
        }
        boolean neither = platform.os().isEmpty() && platform.architecture().isEmpty();
        if (neither && !platform.variant().isEmpty()) {
            throw WireErrors.platformWithoutOs();
        }
        if (platform.os().isEmpty() || platform.architecture().isEmpty()) {
            throw WireErrors.incompletePlatform();
        }
        return platform;
    }

    /** As a distribution's answer lists it. */
    public static void write(JsonWriter out, Platform platform) {
        out.text("architecture", platform.architecture())
                .text("os", platform.os())
                .optionalText("variant", platform.variant());
    }
}
