package dev.rustaiide.foundation.serialization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Any bytes as a stored file end in records or in a {@link FailureException}. The first byte chooses what they are: a
 * file, or the content of its first frame or of its first block with checksums that are right, so that the decoders
 * behind the checksums are reached too.
 */
public final class StoredFuzz {
    private StoredFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        byte[] file = switch (data[0] & 3) {
            case 0 -> rest;
            case 1 -> framed(rest, true);
            default -> framed(rest, false);
        };
        read(StoredTest.RICH, file);
        read(StoredTest.NAME, file);
    }

    private static byte[] framed(byte[] content, boolean asDescription) {
        var out = new ByteArrayOutputStream();
        var sink = new ByteSink();
        try {
            out.write(StoredWriter.MAGIC);
            if (asDescription) {
                sink.bytes(content, 0, content.length);
            } else {
                StoredTest.RICH.description(List.of()).write(sink);
            }
            Frame.write(out, Frame.DESCRIPTION, 0, sink, Compression.NONE);
            sink.clear();
            sink.bytes(content, 0, content.length);
            Frame.write(out, Frame.BLOCK, content.length == 0 ? 1 : content[0] & 0xff, sink, Compression.NONE);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void read(Schema<?> schema, byte[] file) {
        try (StoredReader<?> reader = schema.reader(new ByteArrayInputStream(file), "fuzz")) {
            reader.forEach(record -> {});
        } catch (FailureException expected) {
            expected.failure();
        }
    }
}
