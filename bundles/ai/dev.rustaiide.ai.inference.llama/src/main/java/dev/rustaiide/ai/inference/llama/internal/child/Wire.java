package dev.rustaiide.ai.inference.llama.internal.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How {@link Order}s and {@link Report}s go through a pipe: a length, a kind, and the fields one behind the other. */
public final class Wire {
    /** Of a message, in bytes. */
    private static final int LONGEST = 64 << 20;
    private static final int WRITE = 1;
    private static final int STOP = 2;
    private static final int READY = 11;
    private static final int PIECE = 12;
    private static final int END = 13;
    private static final int REFUSED = 14;
    private static final int TOO_LONG = 15;

    private Wire() {}

    public static byte[] bytes(Order order) {
        return message(out -> {
            switch (order) {
                case Order.Write write -> write(out, write);
                case Order.Stop(int id) -> {
                    out.writeByte(STOP);
                    out.writeInt(id);
                }
            }
        });
    }

    public static byte[] bytes(Report report) {
        return message(out -> {
            switch (report) {
                case Report.Ready(int window, boolean hasTemplate) -> {
                    out.writeByte(READY);
                    out.writeInt(window);
                    out.writeBoolean(hasTemplate);
                }
                case Report.Piece(int id, String text) -> {
                    out.writeByte(PIECE);
                    out.writeInt(id);
                    text(out, text);
                }
                case Report.End end -> {
                    out.writeByte(END);
                    out.writeInt(end.id());
                    out.writeByte(end.reason().ordinal());
                    out.writeInt(end.read());
                    out.writeInt(end.reused());
                    out.writeInt(end.written());
                    out.writeInt(end.steps().size());
                    for (Report.Step step : end.steps()) {
                        out.writeInt(step.end());
                        out.writeFloat(step.probability());
                    }
                }
                case Report.Refused(int id, String why, String nextStep) -> {
                    out.writeByte(REFUSED);
                    out.writeInt(id);
                    text(out, why);
                    text(out, nextStep);
                }
                case Report.TooLong(int id, int tokens, int window) -> {
                    out.writeByte(TOO_LONG);
                    out.writeInt(id);
                    out.writeInt(tokens);
                    out.writeInt(window);
                }
            }
        });
    }

    /**
     * The next order.
     *
     * @throws EOFException if there will be none
     */
    public static Order order(InputStream in) throws IOException {
        DataInputStream message = next(in);
        return switch (message.readByte()) {
            case WRITE -> write(message);
            case STOP -> new Order.Stop(message.readInt());
            default -> throw new StreamCorruptedException("no order");
        };
    }

    /**
     * The next report.
     *
     * @throws EOFException if there will be none
     * @throws StreamCorruptedException if what comes is none
     */
    public static Report report(InputStream in) throws IOException {
        DataInputStream message = next(in);
        return switch (message.readByte()) {
            case READY -> new Report.Ready(message.readInt(), message.readBoolean());
            case PIECE -> new Report.Piece(message.readInt(), text(message));
            case END -> new Report.End(message.readInt(), reason(message.readByte()), message.readInt(),
                    message.readInt(), message.readInt(), steps(message));
            case REFUSED -> new Report.Refused(message.readInt(), text(message), text(message));
            case TOO_LONG -> new Report.TooLong(message.readInt(), message.readInt(), message.readInt());
            default -> throw new StreamCorruptedException("no report");
        };
    }

    private static List<Report.Step> steps(DataInputStream in) throws IOException {
        List<Report.Step> steps = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            steps.add(new Report.Step(in.readInt(), in.readFloat()));
        }
        return steps;
    }

    private static Report.Reason reason(int number) throws IOException {
        Report.Reason[] all = Report.Reason.values();
        if (number < 0 || number >= all.length) {
            throw new StreamCorruptedException("no reason: " + number);
        }
        return all[number];
    }

    private static void write(DataOutputStream out, Order.Write write) throws IOException {
        out.writeByte(WRITE);
        out.writeInt(write.id());
        text(out, write.before());
        text(out, write.after());
        out.writeInt(write.turns().size());
        for (Order.Turn turn : write.turns()) {
            text(out, turn.role());
            text(out, turn.text());
        }
        out.writeInt(write.most());
        out.writeInt(write.stops().size());
        for (String stop : write.stops()) {
            text(out, stop);
        }
        out.writeFloat(write.style().temperature());
        out.writeFloat(write.style().topP());
        out.writeInt(write.style().seed());
        out.writeFloat(write.style().least());
        out.writeInt(write.style().certain());
        text(out, write.form().grammar());
        text(out, write.form().from());
    }

    private static Order.Write write(DataInputStream in) throws IOException {
        int id = in.readInt();
        String before = text(in);
        String after = text(in);
        var turns = new ArrayList<Order.Turn>();
        for (int i = in.readInt(); i > 0; i--) {
            turns.add(new Order.Turn(text(in), text(in)));
        }
        int most = in.readInt();
        List<String> stops = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            stops.add(text(in));
        }
        var style = new Order.Style(in.readFloat(), in.readFloat(), in.readInt(), in.readFloat(), in.readInt());
        return new Order.Write(id, before, after, turns, most, stops, style, new Order.Form(text(in), text(in)));
    }

    private static DataInputStream next(InputStream in) throws IOException {
        int length = new DataInputStream(in).readInt();
        if (length < 1 || length > LONGEST) {
            throw new StreamCorruptedException("a message of " + length + " bytes");
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("a message ends early");
        }
        return new DataInputStream(new ByteArrayInputStream(message));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf.length);
        out.write(utf);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new StreamCorruptedException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(0);
            fields.put(out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] message = bytes.toByteArray();
        int length = message.length - Integer.BYTES;
        for (int i = 0; i < Integer.BYTES; i++) {
            message[i] = (byte) (length >>> 8 * (Integer.BYTES - 1 - i));
        }
        return message;
    }

    /** What is in a message. */
    private interface Fields {
        void put(DataOutputStream out) throws IOException;
    }
}
