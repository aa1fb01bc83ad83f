package dev.rustaiide.app.refactoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The parameters of a function while people change them, and what that comes to as the refactoring reads it. */
final class SignatureTable {
    private final List<Line> lines = new ArrayList<>();
    private final String oldResult;
    private String result;

    /**
     * A parameter.
     *
     * @param old what it is declared as now, {@code name: type}; empty for a new one
     * @param value what calls pass for a new one
     */
    record Line(String old, String name, String type, String value) {
        boolean isNew() {
            return old.isEmpty();
        }

        String spec() {
            if (isNew()) {
                return name + ": " + type + " = " + value;
            }
            String oldName = nameOf(old);
            String renamed = name.equals(oldName) ? name : oldName + " => " + name;
            return Objects.equals(type, typeOf(old)) ? renamed : renamed + ": " + type;
        }
    }

    /** @param declared the parameters, {@code name: type} each */
    SignatureTable(List<String> declared, String result) {
        declared.forEach(each -> lines.add(new Line(each, nameOf(each), typeOf(each), "")));
        this.oldResult = result;
        this.result = result;
    }

    private static String nameOf(String declared) {
        int colon = declared.indexOf(": ");
        return colon < 0 ? declared : declared.substring(0, colon);
    }

    private static String typeOf(String declared) {
        int colon = declared.indexOf(": ");
        return colon < 0 ? "" : declared.substring(colon + 2);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    void set(int index, String name, String type, String value) {
        lines.set(index, new Line(lines.get(index).old(), name.strip(), type.strip(), value.strip()));
    }

    void setResult(String type) {
        result = type.isBlank() ? "()" : type.strip();
    }

    String result() {
        return result;
    }

    boolean isResultChanged() {
        return !result.equals(oldResult);
    }

    void add() {
        lines.add(new Line("", "", "", ""));
    }

    void remove(int index) {
        lines.remove(index);
    }

    /** Moves one up, or down by a negative number. */
    void move(int index, int up) {
        int to = index - up;
        if (to >= 0 && to < lines.size()) {
            lines.add(to, lines.remove(index));
        }
    }

    /** What is missing, as a whole sentence; empty if it is all there. */
    String problem() {
        for (Line line : lines) {
            if (line.name().isEmpty() || line.type().isEmpty() && line.isNew()) {
                return "A parameter needs a name and a type.";
            }
            if (line.isNew() && line.value().isEmpty()) {
                return "Calls need a value for “" + line.name() + "”.";
            }
        }
        return "";
    }

    String spec() {
        return lines.stream().map(Line::spec).collect(Collectors.joining(", "));
    }

    /** As the declaration will read. */
    String preview() {
        String parameters = lines.stream().map(line -> line.name() + (line.type().isEmpty() ? "" : ": " + line.type()))
                .collect(Collectors.joining(", "));
        return "fn …(" + parameters + ")" + (result.equals("()") ? "" : " -> " + result);
    }
}
