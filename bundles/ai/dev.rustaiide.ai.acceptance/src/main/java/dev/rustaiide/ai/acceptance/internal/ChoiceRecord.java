package dev.rustaiide.ai.acceptance.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;

/** How a choice is written: packed, since the rows of a place are much alike. */
final class ChoiceRecord {
    private static final int MOST_NUMBERS = 1 << 16;

    private ChoiceRecord() {}

    static byte[] write(Choice choice) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var to = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            to.writeLong(choice.when().toEpochMilli());
            to.writeByte(choice.shown().ordinal());
            to.writeByte(choice.outcome().ordinal());
            to.writeUTF(choice.file());
            to.writeUTF(choice.language());
            to.writeInt(choice.place());
            to.writeInt(choice.of());
            to.writeInt(choice.right());
            to.writeInt(choice.width());
            to.writeInt(choice.rows().length);
            for (float value : choice.rows()) {
                to.writeFloat(value);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is none */
    static Choice read(byte[] bytes) throws IOException {
        try (var from = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            Instant when = Instant.ofEpochMilli(from.readLong());
            Shown shown = Shown.values()[from.readUnsignedByte()];
            Outcome outcome = Outcome.values()[from.readUnsignedByte()];
            String file = from.readUTF();
            String language = from.readUTF();
            int place = from.readInt();
            int of = from.readInt();
            int right = from.readInt();
            int width = from.readInt();
            int size = from.readInt();
            if (size < 0 || size > MOST_NUMBERS) {
                throw new IOException("no choice has " + size + " numbers");
            }
            float[] rows = new float[size];
            for (int i = 0; i < size; i++) {
                rows[i] = from.readFloat();
            }
            return new Choice(when, shown, outcome, file, language, place, of, right, width, rows);
        } catch (IllegalArgumentException | IndexOutOfBoundsException other) {
            throw new IOException("a choice of another version", other);
        }
    }
}
