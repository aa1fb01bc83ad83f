package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name that a function gives to something, and where it stands. */
public final class Binding {
    /** What has the name. */
    public enum Kind {
        /** A variable of {@code let} or of another pattern. */ LOCAL,
        /** A parameter of a function. */ PARAMETER,
        /** An item that is declared inside of the function. */ ITEM
    }

    private final String name;
    private final Kind kind;
    private final RustNode declaration;
    private final boolean mutable;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private Optional<String> doubt = Optional.empty();

    Binding(String name, Kind kind, RustNode declaration, boolean mutable) {
        this.name = name;
        this.kind = kind;
        this.declaration = declaration;
        this.mutable = mutable;
    }

    /** How a name is written at a place. */
    public enum Form {
        /** As it is. */ PLAIN,
        /** For the name of a field as well: {@code Point { x }}. */ SHORTHAND,
        /** In a string that is formatted: {@code "{x}"}. */ FORMATTED
    }

    /**
     * One place.
     *
     * @param binding empty if the name belongs to nothing of the function
     * @param declares whether it is given here
     */
    public record Occurrence(String name, int start, int end, Form form, boolean declares, boolean inMacro,
            Optional<Binding> binding) {}

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The {@code let}, parameter, arm, loop, condition, closure or item that gives the name. */
    public RustNode declaration() {
        return declaration;
    }

    boolean isMutable() {
        return mutable;
    }

    public List<Occurrence> occurrences() {
        return occurrences;
    }

    public List<Occurrence> uses() {
        return occurrences.stream().filter(occurrence -> !occurrence.declares()).toList();
    }

    /** Why syntax cannot tell where all of its places are; a whole sentence. */
    public Optional<String> doubt() {
        return doubt;
    }

    void addDoubt(String reason) {
        doubt = Optional.of(doubt.orElse(reason));
    }
}
