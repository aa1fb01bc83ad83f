package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of a project that was looked at.
 *
 * @param path within its project
 * @param refused why it must not teach; empty if it may
 */
record ReadFile(String path, String hash, int bytes, String refused, int[] signature) {
    static byte[] written(List<ReadFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(files.size());
            for (ReadFile each : files) {
                out.writeUTF(each.path);
                out.writeUTF(each.hash);
                out.writeInt(each.bytes);
                out.writeUTF(each.refused);
                out.writeShort(each.signature.length);
                for (int value : each.signature) {
                    out.writeInt(value);
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static List<ReadFile> read(byte[] bytes) {
        List<ReadFile> files = new ArrayList<>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                String path = in.readUTF();
                String hash = in.readUTF();
                int size = in.readInt();
                String refused = in.readUTF();
                int[] signature = new int[in.readUnsignedShort()];
                for (int i = 0; i < signature.length; i++) {
                    signature[i] = in.readInt();
                }
                files.add(new ReadFile(path, hash, size, refused, signature));
            }
        } catch (IOException never) {
            // What the store gives is what was put into it.
            throw new UncheckedIOException(never);
        }
        return files;
    }
}
