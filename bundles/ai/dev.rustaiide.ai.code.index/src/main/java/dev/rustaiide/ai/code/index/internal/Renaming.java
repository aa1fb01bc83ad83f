package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.rustaiide.ai.code.analysis.RustWords;
import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.ai.code.index.internal.Finder.Found;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.language.WorkspaceEdit.Edits;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * Changes names whose uses the syntax proves: locals, and items of Rust that their module keeps to itself. Everything
 * else is refused with the reason. For one query and one thread.
 */
final class Renaming {

    private final Snapshot snapshot;
    private final Finder finder;

    Renaming(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.finder = new Finder(snapshot);
    }

    /** Whether the name at {@code offset} can be changed; empty if there is none. */
    Optional<Rename> at(int file, int offset) throws FailureException {
        int use = finder.use(file, offset);
        if (use < 0) {
            return Optional.empty();
        }
        uses(file, use);
        return Optional.of(new Rename(finder.range(file, use), name(file, use)));
    }

    WorkspaceEdit to(int file, int offset, String newName) throws FailureException {
        int use = finder.use(file, offset);
        if (use < 0) {
            throw refused("", "There is no name at this place.", "Put the caret into a name.");
        }
        String old = name(file, use);
        if (old.equals(newName)) {
            return WorkspaceEdit.NONE;
        }
        demandName(old, newName);
        List<Found> uses = uses(file, use);
        demandFree(uses, old, newName);
        return edit(uses, newName);
    }

    private String name(int file, int use) {
        return snapshot.names.text(snapshot.of(file).uses().name()[use]);
    }

    private static void demandName(String old, String name) throws FailureException {
        boolean word = !name.isEmpty() && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                || name.startsWith("_") && name.length() > 1;
        boolean all = name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
        if (!word || !all || RustWords.isReserved(name) || name.equals("_")) {
            throw refused(old, "“" + name + "” is no name that code can use.",
                    "Take letters, digits and underscores, no keyword, and no digit at the start.");
        }
    }

    /** All uses of what {@code use} names, if that is certain. */
    private List<Found> uses(int file, int use) throws FailureException {
        FileFacts facts = snapshot.of(file);
        String name = name(file, use);
        int local = finder.meanings().local(file, use);
        List<Found> found;
        if ("self".equals(name) || "Self".equals(name) || "super".equals(name) || "crate".equals(name)) {
            throw refused(name, "It is a keyword.", "Rename the type or module that it stands for.");
        } else if (local >= 0) {
            found = finder.usesOfLocal(file, local);
        } else {
            found = usesOfItem(file, use, facts, name);
        }
        for (Found each : found) {
            if (snapshot.of(each.file()).uses().is(each.use(), Role.TOKENS)) {
                throw refused(name, "It is used inside of a macro at " + place(each)
                        + ", and what a macro does with a name only a language server knows.", ask());
            }
        }
        demandNoOthersInMacros(file, facts.uses().name()[use], found, name);
        return found;
    }

    /** Where a macro has a token of that name near the item, it may be meant. */
    private void demandNoOthersInMacros(int file, int name, List<Found> found, String text) throws FailureException {
        FileFacts facts = snapshot.of(file);
        int from = facts.length();
        int to = 0;
        for (Found each : found) {
            if (each.file() == file) {
                from = Math.min(from, facts.uses().start()[each.use()]);
                to = Math.max(to, facts.uses().start()[each.use()]);
            }
        }
        for (int i = 0; i < facts.uses().count(); i++) {
            int start = facts.uses().start()[i];
            boolean inside = start >= from && start <= to && facts.uses().name()[i] == name;
            if (inside && facts.uses().is(i, Role.TOKENS) && facts.uses().roleOf(i) != Role.DEFINE
                    && !found.contains(new Found(file, i))) {
                throw refused(text, "A macro at " + place(new Found(file, i)) + " has the same name in it, which may"
                        + " mean this.", ask());
            }
        }
    }

    private List<Found> usesOfItem(int file, int use, FileFacts facts, String name) throws FailureException {
        Meaning meaning = finder.meanings().of(file, use);
        if (!snapshot.isRust(facts)) {
            throw refused(name, "It is known outside of a function, and in this language the syntax does not prove all"
                    + " of its uses.", ask());
        }
        if (!meaning.isExact() || meaning.places().length != 1) {
            throw refused(name, "The syntax does not tell what it is.", ask());
        }
        long place = meaning.places()[0];
        demandPrivate(place, name);
        int own = snapshot.of(file).uses().name()[use];
        List<Found> found = finder.usesOf(meaning.places(), IntStream.range(0, snapshot.facts.length).toArray())
                .stream().filter(each -> snapshot.of(each.file()).uses().name()[each.use()] == own).toList();
        for (Found each : found) {
            boolean proven = finder.meanings().of(each.file(), each.use()).has(place);
            if (!proven) {
                throw refused(name, "What the same name at " + place(each) + " means, the syntax does not tell.",
                        ask());
            }
        }
        return found;
    }

    private void demandPrivate(long place, String name) throws FailureException {
        int definition = SymbolTable.definition(place);
        if (definition < 0) {
            throw refused(name, "It is a file of its own.", "Rename the file.");
        }
        FileFacts there = snapshot.of(SymbolTable.file(place));
        int parent = there.definitions().parent()[definition];
        boolean member = parent >= 0 && there.kind(parent) != SymbolKind.MODULE && !there.isFunction(parent);
        if (member) {
            throw refused(name, "It is a member of a type, and what stands before its uses only a language server"
                    + " knows the type of.", ask());
        }
        boolean open = Visibility.of(there.definitions().visibility()[definition]) != Visibility.PRIVATE;
        if (open) {
            throw refused(name, "It is public, so others may use it too.", ask());
        }
        if (there.kind(definition) == SymbolKind.MACRO) {
            throw refused(name, "Where a macro is known depends on the order of the text.", ask());
        }
    }

    /** Nothing where the old name is used may be called like the new one already. */
    private void demandFree(List<Found> uses, String old, String newName) throws FailureException {
        int name = snapshot.names.find(newName);
        if (name == Names.NONE) {
            return;
        }
        for (Found each : uses) {
            FileFacts facts = snapshot.of(each.file());
            int start = facts.uses().start()[each.use()];
            Role role = facts.uses().roleOf(each.use());
            Role asked = role == Role.BIND || role == Role.DEFINE ? Role.READ : role;
            boolean local = finder.meanings().local(facts, name, asked, start) >= 0 || usedAround(facts, name, start);
            if (local || finder.meanings().rust().name(each.file(), start, name).isExact()) {
                throw refused(old, "Something else is called “" + newName + "” at " + place(each) + ".",
                        "Choose another name.");
            }
        }
    }

    /** Whether the function around uses the new name in whatever way: it would be captured. */
    private boolean usedAround(FileFacts facts, int name, int offset) {
        int function = facts.function(offset);
        if (function < 0 || !facts.uses(name)) {
            return false;
        }
        int end = facts.definitions().end()[function];
        for (int i = facts.firstUseFrom(facts.definitions().start()[function]); i < facts.uses().count()
                && facts.uses().start()[i] < end; i++) {
            boolean plain = switch (facts.uses().roleOf(i)) {
                case FIELD, METHOD, LABEL, LIFETIME -> false;
                default -> true;
            };
            if (facts.uses().name()[i] == name && plain) {
                return true;
            }
        }
        return false;
    }

    private WorkspaceEdit edit(List<Found> uses, String newName) {
        Map<Path, List<TextEdit>> edits = new LinkedHashMap<>();
        for (Found each : uses) {
            edits.computeIfAbsent(snapshot.paths[each.file()], path -> new ArrayList<>())
                    .add(new TextEdit(finder.range(each.file(), each.use()), replacement(each, newName)));
        }
        List<Change> changes = new ArrayList<>();
        edits.forEach((path, all) -> changes.add(new Edits(new FileEdits(path, all), Optional.empty())));
        return new WorkspaceEdit(changes);
    }

    /** In {@code Point { x }} the name is that of the field too, which keeps it. */
    private String replacement(Found use, String newName) {
        FileFacts.Uses uses = snapshot.of(use.file()).uses();
        String old = snapshot.names.text(uses.name()[use.use()]);
        return uses.is(use.use(), Role.SHORTHAND) ? old + ": " + newName : newName;
    }

    private String place(Found use) {
        return snapshot.root.relativize(snapshot.paths[use.file()]) + ":" + finder.range(use.file(), use.use()).start();
    }

    private static String ask() {
        return "Start a language server for this language, which knows types.";
    }

    private static FailureException refused(String name, String why, String next) {
        return new FailureException(new Failure.Other("Cannot rename “" + name + "”.", why, next));
    }
}
