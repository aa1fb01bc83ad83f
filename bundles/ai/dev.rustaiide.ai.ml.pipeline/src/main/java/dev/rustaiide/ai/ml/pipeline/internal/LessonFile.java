package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import dev.rustaiide.ai.completion.Lessons;

/** Writes and reads the lessons of one project, deflated. */
final class LessonFile {
    private LessonFile() {}

    static byte[] written(Lessons lessons) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
            out.writeInt(lessons.width());
            out.writeUTF(lessons.names().isEmpty() ? "" : lessons.names().getFirst());
            out.writeInt(lessons.places());
            for (int place = 0; place < lessons.places(); place++) {
                out.writeInt(lessons.starts()[place + 1]);
                out.writeInt(lessons.rights()[place]);
                out.writeBoolean(lessons.isName().get(place));
            }
            var rows = ByteBuffer.allocate(Float.BYTES * lessons.rows().length);
            rows.asFloatBuffer().put(lessons.rows());
            out.write(rows.array());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static Lessons read(byte[] bytes) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int width = in.readInt();
            String owner = in.readUTF();
            int places = in.readInt();
            int[] starts = new int[places + 1];
            int[] rights = new int[places];
            var isName = new BitSet();
            for (int place = 0; place < places; place++) {
                starts[place + 1] = in.readInt();
                rights[place] = in.readInt();
                isName.set(place, in.readBoolean());
            }
            float[] rows = new float[starts[places] * width];
            ByteBuffer.wrap(in.readNBytes(rows.length * Float.BYTES)).asFloatBuffer().get(rows);
            return new Lessons(rows, width, starts, rights, isName, new int[places],
                    owner.isEmpty() ? List.of() : List.of(owner));
        } catch (IOException never) {
            // What the store gives is what was put into it.
            throw new UncheckedIOException(never);
        }
    }
}
