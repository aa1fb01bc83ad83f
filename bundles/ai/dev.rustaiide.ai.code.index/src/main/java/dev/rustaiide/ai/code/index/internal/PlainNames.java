package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Follows names of other languages than Rust through scopes, imports and packages, and guesses by namesakes where that
 * does not lead anywhere. For one query and one thread.
 */
final class PlainNames {
    private static final int MOST = 30;
    private static final int DEEPEST = 8;

    private final Snapshot snapshot;
    private final UseMeanings meanings;
    private final PlainFiles files;

    PlainNames(Snapshot snapshot, UseMeanings meanings) {
        this.snapshot = snapshot;
        this.meanings = meanings;
        this.files = new PlainFiles(snapshot);
    }

    /** What {@code use}, which names no local, stands for. */
    Meaning of(int file, int use) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Uses uses = facts.uses();
        int name = uses.name()[use];
        Role role = uses.roleOf(use);
        Meaning imported = role == Role.IMPORT ? imported(file, uses.start()[use]) : Meaning.UNKNOWN;
        if (imported != Meaning.UNKNOWN) {
            return imported;
        }
        if (uses.is(use, Role.SELF)) {
            long type = SymbolTable.place(file, typeAround(facts, uses.start()[use]));
            return SymbolTable.definition(type) < 0 ? Meaning.UNKNOWN : fitting(inherited(type, name, 0), role);
        }
        boolean member = role == Role.FIELD || role == Role.METHOD || uses.is(use, Role.QUALIFIED);
        return member ? behind(file, use, role)
                : defined(fitting(named(file, uses.start()[use], name, role), role), name, role);
    }

    /** The function that a prototype of C announces, if there is one alone. */
    private Meaning defined(Meaning meaning, int name, Role role) {
        boolean announced = role == Role.CALL && meaning.isExact() && Arrays.stream(meaning.places()).allMatch(
                place -> SymbolTable.definition(place) >= 0 && isOfC(SymbolTable.file(place))
                        && kind(place) == SymbolKind.VARIABLE);
        long[] functions = !announced ? new long[0] : Arrays.stream(snapshot.places(name))
                .filter(place -> isOfC(SymbolTable.file(place)) && kind(place) == SymbolKind.FUNCTION).toArray();
        return functions.length == 1 ? Meaning.exact(functions) : meaning;
    }

    private boolean isOfC(int file) {
        String language = language(snapshot.of(file));
        return "c".equals(language) || "cpp".equals(language);
    }

    private SymbolKind kind(long place) {
        return snapshot.of(SymbolTable.file(place)).kind(SymbolTable.definition(place));
    }

    private Meaning fitting(Meaning meaning, Role role) {
        long[] fitting = Arrays.stream(meaning.places()).filter(place -> fits(place, role)).toArray();
        return fitting.length > 0 ? Meaning.exact(fitting) : meaning.isExact() ? Meaning.UNKNOWN : meaning;
    }

    private boolean fits(long place, Role role) {
        int definition = SymbolTable.definition(place);
        return definition < 0 || Kinds.fit(role, kind(place));
    }

    private static int typeAround(FileFacts facts, int offset) {
        int at = facts.innermost(offset);
        while (at >= 0 && !Kinds.isType(facts.kind(at))) {
            at = facts.definitions().parent()[at];
        }
        return at;
    }

    /** What {@code name} alone means: of the types around, the file, its imports, then its package. */
    private Meaning named(int file, int offset, int name, Role role) {
        return named(file, offset, name, role, 0);
    }

    private Meaning named(int file, int offset, int name, Role role, int depth) {
        FileFacts facts = snapshot.of(file);
        String language = language(facts);
        boolean reachesMembers = "java".equals(language) || "cpp".equals(language);
        for (int at = facts.innermost(offset); reachesMembers && at >= 0; at = facts.definitions().parent()[at]) {
            Meaning member = Kinds.isType(facts.kind(at)) && facts.definitions().nameStart()[at] != offset
                    && role != Role.SUPERTYPE ? inherited(SymbolTable.place(file, at), name, 0) : Meaning.UNKNOWN;
            if (member.isExact()) {
                return member;
            }
        }
        Meaning own = fitting(inFile(file, name), role);
        if (own.isExact()) {
            return own;
        }
        Meaning brought = brought(file, name, false, depth);
        return brought.equals(Meaning.UNKNOWN) ? ofPackage(file, name, language) : brought;
    }

    private String language(FileFacts facts) {
        return snapshot.languages.language(facts.language()).id().value();
    }

    /** Top-level definitions. */
    private Meaning inFile(int file, int name) {
        return members(SymbolTable.place(file, -1), name);
    }

    private Meaning members(long owner, int name) {
        FileFacts facts = snapshot.of(SymbolTable.file(owner));
        LongStream.Builder found = LongStream.builder();
        for (int i = 0; facts.uses(name) && i < facts.definitions().count(); i++) {
            boolean inside = facts.definitions().parent()[i] == SymbolTable.definition(owner)
                    || SymbolTable.definition(owner) < 0 && isInNamespace(facts, i);
            if (inside && facts.definitions().name()[i] == name) {
                found.add(SymbolTable.place(SymbolTable.file(owner), i));
            }
        }
        return Meaning.exact(found.build().toArray());
    }

    /** Names of C++ are known by their last part, whichever namespaces are around. */
    private static boolean isInNamespace(FileFacts facts, int definition) {
        int at = facts.definitions().parent()[definition];
        while (at >= 0 && facts.kind(at) == SymbolKind.MODULE) {
            at = facts.definitions().parent()[at];
        }
        return at < 0;
    }

    /** A member of a type, or of one that it descends from. */
    private Meaning inherited(long type, int name, int depth) {
        Meaning own = members(type, name);
        int file = SymbolTable.file(type);
        int definition = SymbolTable.definition(type);
        FileFacts facts = snapshot.of(file);
        if (own.isExact() || depth > DEEPEST || definition < 0) {
            return own;
        }
        int end = facts.definitions().end()[definition];
        for (int use = facts.firstUseFrom(facts.definitions().start()[definition]); use < facts.uses().count()
                && facts.uses().start()[use] < end; use++) {
            boolean named = facts.uses().roleOf(use) == Role.SUPERTYPE && !facts.uses().is(use, Role.QUALIFIED)
                    && facts.innermost(facts.uses().start()[use]) == definition;
            // Types may import each other from each other, in circles.
            Meaning base = named ? named(file, facts.definitions().start()[definition], facts.uses().name()[use],
                    Role.SUPERTYPE, depth + 1) : Meaning.UNKNOWN;
            for (long place : base.places()) {
                Meaning found = place == type || SymbolTable.definition(place) < 0 ? Meaning.UNKNOWN
                        : inherited(place, name, depth + 1);
                if (found.isExact()) {
                    return found;
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    /** What imports bring in under {@code name}; of a module that is elsewhere {@link Meaning#ELSEWHERE}. */
    private Meaning brought(int file, int name, boolean passedOn, int depth) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Imports all = facts.imports();
        if (depth > DEEPEST) {
            return Meaning.UNKNOWN;
        }
        for (int i = 0; i < all.count(); i++) {
            boolean open = !passedOn || Visibility.of(all.visibility()[i]) == Visibility.PUBLIC;
            if (open && all.alias()[i] == name) {
                return row(file, i, depth);
            }
        }
        for (int i = 0; i < all.count(); i++) {
            boolean open = !passedOn || Visibility.of(all.visibility()[i]) == Visibility.PUBLIC;
            if (open && all.alias()[i] == Names.NONE && all.end(i) > all.first()[i]) {
                Meaning found = inModule(files.of(file, module(facts, i)), name, depth + 1);
                if (found.isExact()) {
                    return found;
                }
            }
        }
        return Meaning.UNKNOWN;
    }

    private String module(FileFacts facts, int row) {
        return snapshot.names.text(facts.imports().segments()[facts.imports().first()[row]]);
    }

    private Meaning row(int file, int row, int depth) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Imports all = facts.imports();
        int first = all.first()[row];
        List<Integer> module = files.of(file, module(facts, row));
        if (all.end(row) == first + 1) {
            return wholes(module);
        }
        int name = all.segments()[first + 1];
        Meaning found = inModule(module, name, depth + 1);
        if (found.isExact()) {
            return found;
        }
        Meaning submodule = "python".equals(language(facts))
                ? wholes(files.submodule(file, module(facts, row), snapshot.names.text(name))) : Meaning.UNKNOWN;
        return submodule.isExact() ? submodule : module.isEmpty() ? Meaning.ELSEWHERE : Meaning.UNKNOWN;
    }

    private static Meaning wholes(List<Integer> files) {
        return files.isEmpty() ? Meaning.ELSEWHERE
                : Meaning.exact(files.stream().mapToLong(each -> SymbolTable.place(each, -1)).toArray());
    }

    /** What modules have under {@code name}: their own, members of a class of the file's name, what they pass on. */
    private Meaning inModule(List<Integer> modules, int name, int depth) {
        Meaning all = Meaning.UNKNOWN;
        for (int module : modules) {
            Meaning own = inFile(module, name);
            Meaning one = own.isExact() ? own : ofMainType(module, name, depth);
            one = one.isExact() ? one : brought(module, name, true, depth);
            all = one.isExact() ? all.and(one) : all;
        }
        return all;
    }

    private Meaning ofMainType(int file, int name, int depth) {
        if (!"java".equals(language(snapshot.of(file)))) {
            return Meaning.UNKNOWN;
        }
        String main = snapshot.paths[file].getFileName().toString().replace(".java", "");
        Meaning type = inFile(file, snapshot.names.of(main));
        return type.isExact() ? inherited(type.places()[0], name, depth + 1) : Meaning.UNKNOWN;
    }

    private Meaning ofPackage(int file, int name, String language) {
        boolean shared = "java".equals(language) || "go".equals(language);
        Meaning all = Meaning.UNKNOWN;
        for (int each : shared ? files.beside(file) : List.<Integer>of()) {
            Meaning one = snapshot.of(each).language() == snapshot.of(file).language() ? inFile(each, name)
                    : Meaning.UNKNOWN;
            all = one.isExact() ? all.and(one) : all;
        }
        return all;
    }

    /** What a name in an import stands for. */
    private Meaning imported(int file, int offset) {
        FileFacts facts = snapshot.of(file);
        FileFacts.Imports all = facts.imports();
        for (int i = 0; i < all.count(); i++) {
            int first = all.first()[i];
            boolean whole = all.end(i) == first + 1;
            int from = all.places()[first];
            int length = snapshot.names.length(all.segments()[first]);
            if (!whole && all.places()[first + 1] == offset) {
                return row(file, i, 0);
            }
            if (offset >= from && offset < from + length) {
                int end = snapshot.names.length(facts.uses().name()[facts.useAt(offset)]) + offset - from;
                return wholes(files.of(file, module(facts, i).substring(0, Math.min(length, end))));
            }
        }
        return Meaning.UNKNOWN;
    }

    /** A member of what the names before it mean, joined by dots or colons: a module or a type. */
    private Meaning behind(int file, int use, Role role) {
        FileFacts.Uses uses = snapshot.of(file).uses();
        int first = use;
        while (first > 0 && isJoined(uses, first) && isMember(uses, first)) {
            first--;
        }
        boolean whole = first < use && !isMember(uses, first) && uses.roleOf(first) != Role.CALL
                && !uses.is(first, Role.SELF);
        Meaning meaning = whole && meanings.local(file, first) < 0
                ? named(file, uses.start()[first], uses.name()[first], Role.PATH) : Meaning.UNKNOWN;
        for (int at = first + 1; at <= use && meaning.isExact(); at++) {
            Meaning next = Meaning.UNKNOWN;
            for (long place : meaning.places()) {
                Meaning one = SymbolTable.definition(place) < 0
                        ? inWhole(SymbolTable.file(place), uses.name()[at])
                        : isType(place) ? inherited(place, uses.name()[at], 0) : Meaning.UNKNOWN;
                next = one.isExact() ? next.and(one) : next;
            }
            meaning = next;
        }
        return fitting(meaning, role);
    }

    /** What a module has, or a package of Python has in its folder. */
    private Meaning inWhole(int module, int name) {
        Meaning found = inModule(List.of(module), name, 0);
        boolean isPackage = !found.isExact() && snapshot.paths[module].endsWith("__init__.py");
        Meaning part = isPackage ? wholes(files.submodule(module, ".", snapshot.names.text(name))) : Meaning.UNKNOWN;
        return part.isExact() ? part : found;
    }

    private boolean isJoined(FileFacts.Uses uses, int use) {
        int gap = uses.start()[use] - uses.start()[use - 1] - snapshot.names.length(uses.name()[use - 1]);
        return gap == 1 || gap == 2;
    }

    private static boolean isMember(FileFacts.Uses uses, int use) {
        Role role = uses.roleOf(use);
        return role == Role.FIELD || role == Role.METHOD || uses.is(use, Role.QUALIFIED);
    }

    private boolean isType(long place) {
        return Kinds.isType(kind(place));
    }

    /** The likeliest first: of the file itself, then of those nearby, then others. */
    List<Long> guess(int file, int use) {
        FileFacts facts = snapshot.of(file);
        Role role = facts.uses().roleOf(use);
        Path here = snapshot.paths[file];
        Set<Integer> includes = included(file);
        record Guess(long place, int near, Path path) {}
        var guesses = new ArrayList<Guess>();
        for (long place : snapshot.places(facts.uses().name()[use])) {
            int there = SymbolTable.file(place);
            FileFacts other = snapshot.of(there);
            boolean fits = snapshot.areRelated(facts, other) && Kinds.fit(role,
                    other.kind(SymbolTable.definition(place)));
            if (fits) {
                int near = there == file ? Integer.MAX_VALUE : includes.contains(there) ? Integer.MAX_VALUE - 1
                        : RustFiles.common(here, snapshot.paths[there]);
                guesses.add(new Guess(place, near, snapshot.paths[there]));
            }
        }
        return guesses.stream().sorted(Comparator.<Guess>comparingInt(guess -> -guess.near)
                .thenComparing(Guess::path).thenComparingInt(guess -> SymbolTable.definition(guess.place)))
                .limit(MOST).map(Guess::place).toList();
    }

    /** Files that imports of {@code file} lead to are likelier than others. */
    private Set<Integer> included(int file) {
        FileFacts facts = snapshot.of(file);
        var all = new HashSet<Integer>();
        for (int i = 0; !snapshot.isRust(facts) && i < facts.imports().count(); i++) {
            all.addAll(files.of(file, module(facts, i)));
        }
        return all;
    }
}
