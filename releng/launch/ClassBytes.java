import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A class file (JVMS 4) that is changed where it must be and is otherwise the same, byte by byte. New constants stand
 * behind the old ones, whose numbers stay.
 */
class ClassBytes {
    private static final int INVOKEDYNAMIC = 0xba;
    private static final int INVOKESTATIC = 0xb8;
    private static final int TABLESWITCH = 0xaa;
    private static final int LOOKUPSWITCH = 0xab;
    private static final int WIDE = 0xc4;
    private static final int IINC = 0x84;
    /** The length of each instruction by its opcode; 0 for those whose length is written in them. */
    private static final byte[] LENGTHS = lengths();

    private final byte[] bytes;
    private final ByteBuffer in;
    private final int[] places;       // of constants; 0 for those that are none
    private final int constantsEnd;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private int count;

    private ClassBytes(byte[] bytes) {
        this.bytes = bytes.clone();
        this.in = ByteBuffer.wrap(this.bytes);
        this.count = u2(8);
        this.places = new int[count];
        this.constantsEnd = readConstants();
    }

    static ClassBytes of(byte[] bytes) {
        return new ClassBytes(bytes);
    }

    private static byte[] lengths() {
        byte[] lengths = new byte[256];
        Arrays.fill(lengths, (byte) 1);
        fill(lengths, 2, 0x10, 0x12, 0x15, 0x16, 0x17, 0x18, 0x19, 0x36, 0x37, 0x38, 0x39, 0x3a, 0xa9, 0xbc);
        fill(lengths, 3, 0x11, 0x13, 0x14, IINC, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, INVOKESTATIC, 0xbb, 0xbd, 0xc0,
                0xc1, 0xc6, 0xc7);
        for (int jump = 0x99; jump <= 0xa8; jump++) {
            lengths[jump] = 3;
        }
        fill(lengths, 4, 0xc5);
        fill(lengths, 5, 0xb9, INVOKEDYNAMIC, 0xc8, 0xc9);
        fill(lengths, 0, TABLESWITCH, LOOKUPSWITCH, WIDE);
        return lengths;
    }

    private static void fill(byte[] lengths, int length, int... opcodes) {
        for (int opcode : opcodes) {
            lengths[opcode] = (byte) length;
        }
    }

    private int u1(int at) {
        return bytes[at] & 0xff;
    }

    private int u2(int at) {
        return in.getShort(at) & 0xffff;
    }

    private int readConstants() {
        int at = 10;
        for (int i = 1; i < count; i++) {
            places[i] = at;
            int tag = u1(at);
            at += switch (tag) {
                case 1 -> 3 + u2(at + 1);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
                case 5, 6 -> 9;
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                default -> throw new IllegalArgumentException("constant of the kind " + tag);
            };
            if (tag == 5 || tag == 6) {
                i++; // they count twice
            }
        }
        return at;
    }

    /** With static calls in place of dynamic ones. */
    byte[] withCalls(Map<PlainClasses.Site, PlainClasses.MethodCall> calls) {
        int[] replaced = new int[places.length];
        calls.forEach((site, call) -> replaced[site.entry()] = method(call));
        for (int code : codes()) {
            patch(code, replaced);
        }
        return assembled(new byte[0], 0, 0);
    }

    private void patch(int code, int[] replaced) {
        int start = code + 14;
        int end = start + in.getInt(code + 10);
        for (int at = start; at < end; at += lengthAt(at, start)) {
            if (u1(at) == INVOKEDYNAMIC && replaced[u2(at + 1)] != 0) {
                bytes[at] = (byte) INVOKESTATIC;
                in.putShort(at + 1, (short) replaced[u2(at + 1)]);
            }
        }
    }

    private int lengthAt(int at, int start) {
        int opcode = u1(at);
        int padded = start + (at - start) / 4 * 4 + 4;
        return switch (opcode) {
            case TABLESWITCH -> padded + 12 + 4 * (in.getInt(padded + 8) - in.getInt(padded + 4) + 1) - at;
            case LOOKUPSWITCH -> padded + 8 + 8 * in.getInt(padded + 4) - at;
            case WIDE -> u1(at + 1) == IINC ? 6 : 4;
            default -> LENGTHS[opcode];
        };
    }

    /** Where the Code attributes of all methods begin. */
    private List<Integer> codes() {
        var found = new ArrayList<Integer>();
        int at = members(interfacesEnd(), null);
        members(at, found);
        return found;
    }

    private int interfacesEnd() {
        return constantsEnd + 8 + 2 * u2(constantsEnd + 6);
    }

    /** Where the fields or methods end that begin at {@code at}. */
    private int members(int at, List<Integer> codes) {
        int members = u2(at);
        int next = at + 2;
        for (int i = 0; i < members; i++) {
            int attributes = u2(next + 6);
            next += 8;
            for (int k = 0; k < attributes; k++) {
                if (codes != null && isText(u2(next), "Code")) {
                    codes.add(next);
                }
                next += 6 + in.getInt(next + 2);
            }
        }
        return next;
    }

    private boolean isText(int constant, String text) {
        int at = places[constant];
        return new String(bytes, at + 3, u2(at + 1), StandardCharsets.UTF_8).equals(text);
    }

    /** With {@code members} in the nest that this class is host of. */
    byte[] withNestMembers(List<ClassDesc> members) {
        int attributes = members(members(interfacesEnd(), null), null);
        int at = attributes + 2;
        int before = 0;
        int length = 0;
        for (int i = 0; i < u2(attributes); i++) {
            int size = 6 + in.getInt(at + 2);
            if (isText(u2(at), "NestMembers")) {
                before = at;
                length = size;
            }
            at += size;
        }
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            int name = before == 0 ? text("NestMembers") : u2(before);
            int old = before == 0 ? 0 : u2(before + 6);
            data.writeShort(name);
            data.writeInt(2 + 2 * (old + members.size()));
            data.writeShort(old + members.size());
            data.write(bytes, before == 0 ? 0 : before + 8, 2 * old);
            for (ClassDesc member : members) {
                data.writeShort(type(member));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        if (before == 0) {
            in.putShort(attributes, (short) (u2(attributes) + 1));
            return assembled(out.toByteArray(), bytes.length, 0);
        }
        return assembled(out.toByteArray(), before, length);
    }

    /** The file with {@code replacement} for the {@code length} bytes at {@code place}, and all constants. */
    private byte[] assembled(byte[] replacement, int place, int length) {
        if (count > 0xffff) {
            throw new IllegalArgumentException("too many constants");
        }
        var out = new ByteArrayOutputStream(bytes.length + added.size() + replacement.length);
        in.putShort(8, (short) count);
        out.write(bytes, 0, constantsEnd);
        out.writeBytes(added.toByteArray());
        if (replacement.length == 0) {
            out.write(bytes, constantsEnd, bytes.length - constantsEnd);
        } else {
            out.write(bytes, constantsEnd, place - constantsEnd);
            out.writeBytes(replacement);
            out.write(bytes, place + length, bytes.length - place - length);
        }
        return out.toByteArray();
    }

    private int method(PlainClasses.MethodCall call) {
        int owner = type(call.owner());
        int nameAndType = constant(12, text(call.name()), text(call.type().descriptorString()));
        return constant(10, owner, nameAndType);
    }

    private int type(ClassDesc type) {
        String descriptor = type.descriptorString();
        return constant(7, text(descriptor.substring(1, descriptor.length() - 1)));
    }

    private int text(String text) {
        try (var data = new DataOutputStream(added)) {
            data.writeByte(1);
            data.writeUTF(text);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return count++;
    }

    private int constant(int tag, int... parts) {
        added.write(tag);
        for (int part : parts) {
            added.write(part >> 8);
            added.write(part);
        }
        return count++;
    }
}
