import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code java releng/StandardMembers.java LIBRARY >TSV}: which members the public types of Rust's standard library have,
 * read off its sources (the folder {@code library} of rust-src), which are formatted so that a line tells where it
 * belongs. A line for each type: its name, {@code .} for methods or {@code ::} for functions or {@code <} for traits
 * whose methods it has too, and their names. What is not stable is left out.
 */
final class StandardMembers {
    private static final Pattern BLOCK = Pattern.compile("(?:pub )?(?:unsafe )?(?:const )?(impl|trait)\\b(.*)");
    private static final Pattern FUNCTION = Pattern.compile(
            "\\s*(pub )?(?:const )?(?:async )?(?:unsafe )?(?:extern \"[^\"]*\" )?fn ([a-z_0-9]+)(.*)");
    private static final Pattern NAME = Pattern.compile("(?:[a-z_0-9]+::)*([A-Za-z][A-Za-z0-9_]*)");
    private static final Set<String> TRAITS = Set.of("Iterator", "DoubleEndedIterator", "ExactSizeIterator", "Read",
            "Write", "BufRead", "Seek", "IntoIterator", "Display");
    private static final Map<String, List<String>> MACROS = Map.of(
            "int_macros.rs", List.of("i8", "i16", "i32", "i64", "i128", "isize"),
            "uint_macros.rs", List.of("u8", "u16", "u32", "u64", "u128", "usize"));

    private final Map<String, Set<String>> found = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        var members = new StandardMembers();
        for (String part : List.of("core", "alloc", "std")) {
            try (Stream<Path> all = Files.walk(Path.of(arguments[0], part, "src"))) {
                for (Path file : all.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                    boolean isOurs = !file.toString().matches(".*/(tests?|sys|os|core_arch|portable-simd|stdarch)/.*");
                    if (isOurs) {
                        members.read(file);
                    }
                }
            }
        }
        members.add("Display", ".", "to_string"); // ToString is for all that can be displayed
        members.found.forEach((key, names) -> System.out.println(key + '\t' + String.join(" ", names)));
    }

    private void read(Path file) throws IOException {
        List<String> owners = MACROS.getOrDefault(file.getFileName().toString(), List.of());
        int indent = owners.isEmpty() ? 4 : 8;
        boolean isTrait = false;
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher block = BLOCK.matcher(line);
            if (block.matches()) {
                isTrait = block.group(1).equals("trait");
                owners = isTrait ? owner(block.group(2)) : implementation(header(lines, i));
            }
            Matcher function = FUNCTION.matcher(line);
            boolean isMember = function.matches() && line.length() - line.stripLeading().length() == indent
                    && (function.group(1) != null || isTrait) && isStable(lines, i);
            if (isMember) {
                String rest = function.group(3) + (i + 1 < lines.size() ? lines.get(i + 1) : "");
                String kind = rest.matches(".*?\\(\\s*(&('[a-z_]+ )?)?(mut )?self\\b.*") ? "." : "::";
                owners.forEach(owner -> add(owner, kind, function.group(2)));
            }
        }
    }

    private void add(String owner, String kind, String name) {
        found.computeIfAbsent(owner + '\t' + kind, key -> new LinkedHashSet<>()).add(name);
    }

    private static String header(List<String> lines, int from) {
        var header = new StringBuilder();
        for (int i = from; i < Math.min(lines.size(), from + 8); i++) {
            header.append(lines.get(i).strip()).append(' ');
            if (lines.get(i).contains("{")) {
                break;
            }
        }
        return BLOCK.matcher(header).replaceFirst("$2");
    }

    /** The type that an implementation is for; of a trait nothing but that the type has it. */
    private List<String> implementation(String header) {
        String rest = withoutParameters(header.strip()).strip();
        int of = rest.indexOf(" for ");
        if (of < 0) {
            return owner(rest);
        }
        List<String> trait = owner(rest.substring(0, of));
        boolean has = !trait.isEmpty() && TRAITS.contains(trait.getFirst());
        if (has) {
            owner(rest.substring(of + 5)).forEach(type -> add(type, "<", trait.getFirst()));
        }
        return List.of();
    }

    private static String withoutParameters(String header) {
        int depth = 0;
        for (int i = 0; i < header.length(); i++) {
            depth += header.charAt(i) == '<' ? 1 : header.charAt(i) == '>' && header.charAt(i - 1) != '-' ? -1 : 0;
            if (depth == 0) {
                return header.startsWith("<") ? header.substring(i + 1) : header;
            }
        }
        return header;
    }

    private static List<String> owner(String type) {
        String rest = type.strip().replaceFirst("^&?('[a-z_]+ )?(mut )?", "");
        if (rest.startsWith("[")) {
            return List.of("[]");
        }
        Matcher name = NAME.matcher(rest);
        return name.lookingAt() ? List.of(name.group(1)) : List.of();
    }

    private static boolean isStable(List<String> lines, int function) {
        List<String> above = new ArrayList<>();
        for (int i = function - 1; i >= 0 && !lines.get(i).isBlank() && !lines.get(i).strip().equals("}"); i--) {
            above.add(lines.get(i).strip());
        }
        return above.stream().noneMatch(line -> line.startsWith("#[unstable") || line.startsWith("#[doc(hidden)")
                || line.startsWith("#[rustc_deprecated") || line.startsWith("#[deprecated"));
    }
}
