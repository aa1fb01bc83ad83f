package dev.rustaiide.system.debug.adapter.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says names, types and values as Rust does where a debugger has the words of C. */
final class RustValues {
    private static final Map<String, String> PRIMITIVES = Map.ofEntries(Map.entry("unsigned char", "u8"),
            Map.entry("signed char", "i8"), Map.entry("unsigned short", "u16"), Map.entry("short", "i16"),
            Map.entry("unsigned int", "u32"), Map.entry("int", "i32"), Map.entry("unsigned long", "u64"),
            Map.entry("long", "i64"), Map.entry("unsigned long long", "u64"), Map.entry("long long", "i64"),
            Map.entry("unsigned __int128", "u128"), Map.entry("__int128", "i128"), Map.entry("float", "f32"),
            Map.entry("double", "f64"), Map.entry("char32_t", "char"), Map.entry("void", "()"));
    /** The same within others: words of C that could be no names of Rust. */
    private static final Pattern PRIMITIVE = Pattern.compile("\\b(?:unsigned (?:char|short|int|__int128|long long|long)"
            + "|signed char|long long|long|short|int|float|double|char32_t|void)\\b(?![:\\w])");
    /** The path before a type's own name; not that of a closure, which has no other name. */
    private static final Pattern MODULES = Pattern.compile("\\b(?:[A-Za-z_][A-Za-z0-9_]*+::)+(?=[A-Za-z_])");
    /** A path is tried from its beginning alone: else a long one would be read once for each of its letters. */
    private static final Pattern ASYNC_FN = Pattern.compile("(?<![\\w:])(?:\\w++::)*?(\\w++)::\\{async_fn_env#\\d+}");
    private static final Pattern ASYNC_BLOCK = Pattern.compile("(?<![\\w:{}#])[\\w:{}#]*\\{async_block_env#\\d+}");
    private static final Pattern USUAL = Pattern.compile(", (?:Global|RandomState)(?=[>,])");
    private static final Pattern POINTER = Pattern.compile("(0x[0-9a-fA-F]+) (\\S.*)");
    private static final Pattern PLACE = Pattern.compile("(\\S.*) @ 0x[0-9a-fA-F]+");
    private static final Pattern CHARACTER = Pattern.compile("(?s)U\\+0x\\S+ U?'.*' ('.+')");
    private static final Pattern TUPLE_FIELD = Pattern.compile("__(\\d+)");

    private RustValues() {}

    /** Fields of tuples are called by their number. */
    static String name(String name) {
        Matcher field = TUPLE_FIELD.matcher(name);
        return field.matches() ? field.group(1) : name;
    }

    /** {@code alloc::vec::Vec<unsigned char, alloc::alloc::Global>} is a {@code Vec<u8>}. */
    static String type(String type) {
        String known = PRIMITIVES.get(type);
        if (known != null) {
            return known;
        }
        if (type.endsWith(" *")) {
            return '&' + type(type.substring(0, type.length() - 2));
        }
        String futures = ASYNC_BLOCK.matcher(ASYNC_FN.matcher(type).replaceAll("async fn $1"))
                .replaceAll("async block");
        String words = PRIMITIVE.matcher(MODULES.matcher(futures).replaceAll(""))
                .replaceAll(word -> PRIMITIVES.getOrDefault(word.group(), word.group()));
        String without = USUAL.matcher(words).replaceAll("");
        for (String end = "> >"; without.contains(end);) {
            without = without.replace(end, ">>");
        }
        return without;
    }

    /** Without addresses where there is more to say. */
    static String value(String value, String type) {
        Matcher pointer = POINTER.matcher(value);
        if (pointer.matches()) {
            return pointer.group(2);
        }
        Matcher place = PLACE.matcher(value);
        if (place.matches() && place.group(1).equals(type)) {
            return type(type);
        }
        Matcher character = CHARACTER.matcher(value);
        if (type.equals("char32_t") && character.matches()) {
            return character.group(1);
        }
        return value;
    }
}
