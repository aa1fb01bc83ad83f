package dev.rustaiide.foundation.serialization;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file says about the shape of its values, so that it can be read by a program that knows another one.
 *
 * @param name of a field or a record
 * @param number the version of a record; for {@link Kind#SELF} how many records up the one is that is meant
 * @param parts the fields of a record, what is inside a field, a list or an optional
 */
record Description(Kind kind, String name, int number, List<Description> parts) {
    private static final int DEPTH = 64;
    private static final Object[] NOTHING = {};

    /** Never change the order. */
    enum Kind {
        TEXT("a text"), NUMBER("a whole number"), REAL("a real number"), BYTES("bytes"), LIST("a list"),
        OPTIONAL("a value that may be absent"), RECORD("a record"), FIELD("a field"), SELF("a record of its own kind");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        private boolean fits(int parts) {
            return switch (this) {
                case RECORD -> parts > 0;
                case LIST, OPTIONAL, FIELD -> parts == 1;
                default -> parts == 0;
            };
        }
    }

    Description {
        parts = List.copyOf(parts);
    }

    static Description of(Kind kind) {
        return new Description(kind, "", 0, List.of());
    }

    void write(ByteSink out) {
        out.number(kind.ordinal());
        out.text(name);
        out.number(number);
        out.number(parts.size());
        parts.forEach(part -> part.write(out));
    }

    static Description read(ByteSource in) {
        Description description = read(in, 0, 0);
        if (description.kind != Kind.RECORD || in.left() != 0) {
            throw new CorruptException("its description makes no sense");
        }
        return description;
    }

    private static Description read(ByteSource in, int depth, int records) {
        int kind = in.size(Kind.values().length - 1);
        String name = in.text();
        int number = in.size(Integer.MAX_VALUE);
        int count = in.size(in.left());
        Kind known = Kind.values()[kind];
        if (depth > DEPTH || !known.fits(count) || known == Kind.SELF && number >= records) {
            throw new CorruptException("its description makes no sense");
        }
        List<Description> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Description part = read(in, depth + 1, known == Kind.RECORD ? records + 1 : records);
            if ((known == Kind.RECORD) != (part.kind == Kind.FIELD)) {
                throw new CorruptException("its description makes no sense");
            }
            parts.add(part);
        }
        return new Description(known, name, number, parts);
    }

    /** Takes values of this kind and drops them. */
    Decoder skipper(SheetIn in) {
        return switch (kind) {
            case TEXT -> in.add(new TextIn<>(text -> text));
            case NUMBER -> Shape.number().decoder(this, in);
            case REAL -> Shape.real().decoder(this, in);
            case BYTES -> Shape.bytes().decoder(this, in);
            case LIST, OPTIONAL -> skipList(in);
            case FIELD -> parts.get(0).skipper(in);
            case RECORD -> in.inside(new SkippedRecord(), skipped -> skipped.fields = parts.stream()
                    .map(part -> part.skipper(in)).toArray(Decoder[]::new));
            case SELF -> in.around(number);
        };
    }

    private Decoder skipList(SheetIn in) {
        NumberIn sizes = in.add(new NumberIn());
        Decoder elements = parts.get(0).skipper(in);
        return count -> {
            int total = 0;
            for (long size : sizes.take(count)) {
                total += in.elements(size);
            }
            return total == 0 ? NOTHING : elements.take(total);
        };
    }

    private static final class SkippedRecord implements Decoder {
        private Decoder[] fields = {};
        private int depth;

        @Override
        public Object[] take(int count) {
            if (++depth > Schema.DEPTH) {
                throw new CorruptException("it is nested too deep");
            }
            for (Decoder field : fields) {
                field.take(count);
            }
            depth--;
            return NOTHING;
        }
    }
}
