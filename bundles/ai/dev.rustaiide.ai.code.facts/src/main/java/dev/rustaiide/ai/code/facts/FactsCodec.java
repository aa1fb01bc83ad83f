package dev.rustaiide.ai.code.facts;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

import dev.rustaiide.ai.code.facts.internal.FactsBuilder;

/** Facts as bytes: the names first, then each column as small numbers, places as differences. */
public final class FactsCodec {
    /** To be raised with each change of what is read or how it is written: what others have stored is read anew. */
    public static final int VERSION = 3;

    private FactsCodec() {}

    public static byte[] encode(FileFacts facts, Names names) {
        return new Encoding(names).bytes(facts);
    }

    /** @throws IndexOutOfBoundsException if they are something else */
    public static FileFacts decode(byte[] bytes, int language, Names names) {
        return new Decoding(bytes, names).facts(language);
    }

    /** For one value. */
    private static final class Encoding {
        private final Names names;
        private final Map<Integer, Integer> numbers = new HashMap<>();
        private final ByteArrayOutputStream table = new ByteArrayOutputStream();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Encoding(Names names) {
            this.names = names;
        }

        byte[] bytes(FileFacts facts) {
            number(out, facts.length());
            rising(facts.lineStarts());
            FileFacts.Definitions definitions = facts.definitions();
            names(definitions.name());
            bytes(definitions.kind());
            signed(definitions.parent());
            rising(definitions.start());
            from(definitions.end(), definitions.start());
            from(definitions.nameStart(), definitions.start());
            names(definitions.type());
            names(definitions.shape());
            bytes(definitions.visibility());
            FileFacts.Locals locals = facts.locals();
            names(locals.name());
            bytes(locals.kind());
            rising(locals.nameStart());
            from(locals.from(), locals.nameStart());
            from(locals.to(), locals.from());
            names(locals.type());
            names(locals.shape());
            names(facts.uses().name());
            rising(facts.uses().start());
            bytes(facts.uses().role());
            rising(facts.owners().start());
            names(facts.owners().type());
            rising(facts.origins().start());
            from(facts.origins().from(), facts.origins().start());
            signed(facts.origins().steps());
            FileFacts.Imports imports = facts.imports();
            rising(imports.first());
            names(imports.segments());
            rising(imports.places());
            names(imports.alias());
            rising(imports.from());
            from(imports.to(), imports.from());
            bytes(imports.visibility());
            var all = new ByteArrayOutputStream(table.size() + out.size() + 8);
            number(all, numbers.size());
            all.writeBytes(table.toByteArray());
            all.writeBytes(out.toByteArray());
            return all.toByteArray();
        }

        private int own(int name) {
            if (name == Names.NONE) {
                return 0;
            }
            Integer known = numbers.get(name);
            if (known == null) {
                known = numbers.size() + 1;
                numbers.put(name, known);
                byte[] bytes = names.bytes(name);
                number(table, bytes.length);
                table.writeBytes(bytes);
            }
            return known;
        }

        private void names(int[] values) {
            number(out, values.length);
            for (int value : values) {
                number(out, own(value));
            }
        }

        private void signed(int[] values) {
            number(out, values.length);
            for (int value : values) {
                number(out, zigzag(value));
            }
        }

        private void rising(int[] values) {
            number(out, values.length);
            int before = 0;
            for (int value : values) {
                number(out, zigzag(value - before));
                before = value;
            }
        }

        private void from(int[] values, int[] base) {
            for (int i = 0; i < values.length; i++) {
                number(out, zigzag(values[i] - base[i]));
            }
        }

        private void bytes(byte[] values) {
            out.writeBytes(values);
        }

        private static int zigzag(int value) {
            return value << 1 ^ value >> 31;
        }

        private static void number(ByteArrayOutputStream to, int value) {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                to.write(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            to.write(rest);
        }
    }

    /** For one value. */
    private static final class Decoding {
        private final byte[] bytes;
        private final int[] table;
        private int at;

        Decoding(byte[] bytes, Names names) {
            this.bytes = bytes;
            this.table = new int[count() + 1];
            for (int i = 1; i < table.length; i++) {
                int length = count();
                table[i] = names.of(bytes, at, at + length);
                at += length;
            }
        }

        FileFacts facts(int language) {
            int length = number();
            int[] lines = rising();
            FileFacts.Definitions definitions = definitions();
            FileFacts.Locals locals = locals();
            int[] used = names();
            var uses = new FileFacts.Uses(used, rising(), bytes(used.length));
            var owners = new FileFacts.Owners(rising(), names());
            int[] origins = rising();
            var from = new FileFacts.Origins(origins, from(origins), signed());
            FileFacts.Imports imports = imports();
            if (at != bytes.length) {
                throw new IndexOutOfBoundsException(at);
            }
            return new FileFacts(language, length, lines, definitions, locals, uses, owners, from, imports,
                    FactsBuilder.distinct(used.clone()));
        }

        private FileFacts.Definitions definitions() {
            int[] name = names();
            byte[] kind = bytes(name.length);
            int[] parent = signed();
            int[] start = rising();
            int[] end = from(start);
            int[] nameStart = from(start);
            return new FileFacts.Definitions(name, kind, parent, start, end, nameStart, names(), names(),
                    bytes(name.length));
        }

        private FileFacts.Locals locals() {
            int[] name = names();
            byte[] kind = bytes(name.length);
            int[] nameStart = rising();
            int[] from = from(nameStart);
            return new FileFacts.Locals(name, kind, nameStart, from, from(from), names(), names());
        }

        private FileFacts.Imports imports() {
            int[] first = rising();
            int[] segments = names();
            int[] places = rising();
            int[] alias = names();
            int[] from = rising();
            return new FileFacts.Imports(first, segments, places, alias, from, from(from), bytes(alias.length));
        }

        private int[] names() {
            int[] values = new int[count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = table[number()];
            }
            return values;
        }

        private int[] signed() {
            int[] values = new int[count()];
            for (int i = 0; i < values.length; i++) {
                values[i] = zigzag();
            }
            return values;
        }

        private int[] rising() {
            int[] values = new int[count()];
            int before = 0;
            for (int i = 0; i < values.length; i++) {
                before += zigzag();
                values[i] = before;
            }
            return values;
        }

        private int[] from(int[] base) {
            int[] values = new int[base.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = base[i] + zigzag();
            }
            return values;
        }

        private byte[] bytes(int length) {
            byte[] part = java.util.Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return part;
        }

        /** A number of things, each of which takes at least a byte. */
        private int count() {
            int value = number();
            if (value < 0 || value > bytes.length - at) {
                throw new IndexOutOfBoundsException(value);
            }
            return value;
        }

        private int zigzag() {
            int value = number();
            return value >>> 1 ^ -(value & 1);
        }

        private int number() {
            int value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }
    }
}
