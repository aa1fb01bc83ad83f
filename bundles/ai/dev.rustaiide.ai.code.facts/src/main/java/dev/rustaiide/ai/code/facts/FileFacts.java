package dev.rustaiide.ai.code.facts;

import java.util.Arrays;

import dev.rustaiide.ai.code.facts.internal.TypeText;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * What one version of one file declares and which names it uses, in columns. Offsets are UTF-16 units, names numbers of
 * {@link Names}. Immutable: nobody may change the arrays.
 *
 * @param language its place among the known languages
 * @param lineStarts the offset that each line starts at
 * @param length of the text
 * @param names those that are used, in order, each once
 */
public record FileFacts(int language, int length, int[] lineStarts, Definitions definitions, Locals locals, Uses uses,
        Owners owners, Origins origins, Imports imports, int[] names) {
    private static final SymbolKind[] KINDS = SymbolKind.values();

    /**
     * What is declared, in the order of the text.
     *
     * @param parent the definition around it, or -1
     * @param start of the declaration
     * @param nameStart of its name
     * @param type the name of its type: that of a field, constant or static, what a function returns, the trait of an
     *     implementation
     * @param shape its type in full if that says more, as {@link TypeText} writes it
     * @param visibility see {@link Visibility}
     */
    public record Definitions(int[] name, byte[] kind, int[] parent, int[] start, int[] end, int[] nameStart,
            int[] type, int[] shape, byte[] visibility) {
        public int count() {
            return name.length;
        }
    }

    /**
     * Names of limited extent, in the order of the text.
     *
     * @param from where it is known
     * @param to where it is known no more
     * @param type the name of its type, as far as the syntax tells; of a type parameter its first bound
     * @param shape its type in full if that says more, as {@link TypeText} writes it
     */
    public record Locals(int[] name, byte[] kind, int[] nameStart, int[] from, int[] to, int[] type, int[] shape) {
        public int count() {
            return name.length;
        }
    }

    /** Where names stand, in the order of the text. */
    public record Uses(int[] name, int[] start, byte[] role) {
        public int count() {
            return name.length;
        }

        public Role roleOf(int use) {
            return Role.of(role[use]);
        }

        public boolean is(int use, int flag) {
            return (role[use] & flag) != 0;
        }
    }

    /**
     * Fields that are named without a value before them, as in {@code Point { x: 1 }}.
     *
     * @param start where the field is named, in order
     * @param type the name of what it is a field of
     */
    public record Owners(int[] start, int[] type) {
        /** The type whose field is named at {@code offset}; {@link Names#NONE} if it is not here. */
        public int of(int offset) {
            int at = Arrays.binarySearch(start, offset);
            return at < 0 ? Names.NONE : type[at];
        }
    }

    /**
     * What has its type from another name: members of what is before their dot, locals of their value.
     *
     * @param start where it is named, in order; or the braces of a {@code match}, for its value
     * @param from where the other name stands
     * @param steps the way from that type, see {@link Steps}
     */
    public record Origins(int[] start, int[] from, int[] steps) {
        /** The row of what is named at {@code offset}, or a negative number. */
        public int of(int offset) {
            return Arrays.binarySearch(start, offset);
        }
    }

    /**
     * What names are brought in.
     *
     * @param first of its segments
     * @param segments the names of all paths, one path behind the other
     * @param places where each segment stands
     * @param alias the name that it has here; {@link Names#NONE} if all of a module come in
     * @param from where it holds
     * @param visibility see {@link Visibility}
     */
    public record Imports(int[] first, int[] segments, int[] places, int[] alias, int[] from, int[] to,
            byte[] visibility) {
        public static final Imports NONE = new Imports(new int[0], new int[0], new int[0], new int[0], new int[0],
                new int[0], new byte[0]);

        public int count() {
            return alias.length;
        }

        /** Behind its last segment. */
        public int end(int index) {
            return index + 1 < first.length ? first[index + 1] : segments.length;
        }
    }

    public SymbolKind kind(int definition) {
        return KINDS[definitions.kind[definition]];
    }

    public boolean uses(int name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** The use that starts at {@code offset}, or a negative number. */
    public int useAt(int offset) {
        return Arrays.binarySearch(uses.start, offset);
    }

    /** The first use that starts at {@code offset} or behind. */
    public int firstUseFrom(int offset) {
        int at = useAt(offset);
        return at < 0 ? -at - 1 : at;
    }

    /** The definition whose name starts at {@code offset}, or -1. */
    public int definitionNamedAt(int offset) {
        int inner = innermost(offset);
        while (inner >= 0 && definitions.nameStart[inner] != offset) {
            inner = definitions.parent[inner];
        }
        return inner;
    }

    /** The local whose name starts at {@code offset}, or -1. */
    public int localNamedAt(int offset) {
        int at = Arrays.binarySearch(locals.nameStart, offset);
        return Math.max(at, -1);
    }

    /** The innermost definition around {@code offset}, or -1. */
    public int innermost(int offset) {
        int at = Arrays.binarySearch(definitions.start, offset);
        at = at < 0 ? -at - 2 : at;
        while (at + 1 < definitions.count() && definitions.start[at + 1] == offset) {
            at++;
        }
        while (at >= 0 && definitions.end[at] < offset) {
            at = definitions.parent[at];
        }
        return at;
    }

    /** The innermost function around {@code offset}, or -1. */
    public int function(int offset) {
        int at = innermost(offset);
        while (at >= 0 && !isFunction(at)) {
            at = definitions.parent[at];
        }
        return at;
    }

    public boolean isFunction(int definition) {
        return switch (kind(definition)) {
            case FUNCTION, METHOD, CONSTRUCTOR, TEST -> true;
            default -> false;
        };
    }

    /** The definition around {@code definition} of {@code kind}, itself included, or -1. */
    public int around(int definition, SymbolKind kind) {
        int at = definition;
        while (at >= 0 && kind(at) != kind) {
            at = definitions.parent[at];
        }
        return at;
    }

    public Position position(int offset) {
        int line = Arrays.binarySearch(lineStarts, offset);
        line = line < 0 ? -line - 2 : line;
        return new Position(line, offset - lineStarts[line]);
    }

    /** The offset of {@code position}, moved into the text. */
    public int offset(Position position) {
        if (position.line() >= lineStarts.length) {
            return length;
        }
        int end = position.line() + 1 < lineStarts.length ? lineStarts[position.line() + 1] - 1 : length;
        return Math.min(lineStarts[position.line()] + position.character(), end);
    }

    public Range range(int start, int end) {
        return new Range(position(start), position(end));
    }
}
