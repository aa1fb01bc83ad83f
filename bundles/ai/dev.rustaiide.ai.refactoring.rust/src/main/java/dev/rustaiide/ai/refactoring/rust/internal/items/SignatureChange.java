package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.rust.internal.items.SignatureSpec.Entry;
import dev.rustaiide.ai.refactoring.rust.internal.Binding;
import dev.rustaiide.ai.refactoring.rust.internal.Binding.Occurrence;
import dev.rustaiide.ai.refactoring.rust.internal.LocalRename;
import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Gives a function other parameters and another result, with all of its calls. */
final class SignatureChange {
    static final String WHAT = "Cannot change this signature.";
    private static final Pattern ELIDED = Pattern.compile("&(?!\\s*')");

    private final Workspace workspace;
    private final Resolver resolver;
    private final Family family;
    private final SignatureSpec spec;
    private final Optional<String> returns;
    private final List<Integer> order = new ArrayList<>();
    private final TextEdits edits = new TextEdits();
    private final List<Conflict> conflicts = new ArrayList<>();
    private boolean guessed;

    /** What comes out; {@code guessed} if some calls were found by the name of a method alone. */
    record Outcome(TextEdits edits, List<Conflict> conflicts, boolean guessed) {}

    SignatureChange(Workspace workspace, Resolver resolver, Family family, SignatureSpec spec,
            Optional<String> returns) throws FailureException {
        this.workspace = workspace;
        this.resolver = resolver;
        this.family = family;
        this.spec = spec;
        this.returns = returns;
        List<String> names = Family.parameters(family.target().node()).stream().map(SignatureChange::name).toList();
        for (Entry entry : spec.entries()) {
            int old = entry.from().map(names::indexOf).orElse(-1);
            if (entry.from().isPresent() && old < 0) {
                throw Refused.because(WHAT, "“" + entry.from().get() + "” is no parameter of " + family.name()
                        + "; a new one needs a type and a value.", SignatureSpec.FORM);
            }
            order.add(old);
        }
    }

    /** What a parameter is called: its pattern. */
    static String name(RustNode parameter) {
        return parameter.child("pattern").map(RustNode::text).orElse(parameter.text());
    }

    /** @param known where the functions are named, from somebody who knows types */
    Outcome outcome(Optional<Map<Path, Set<Integer>>> known) throws FailureException {
        checkFunction();
        for (Family.Member member : family.members()) {
            declare(member);
        }
        boolean sameCalls = order.equals(IntStream.range(0,
                Family.parameters(family.target().node()).size()).boxed().toList());
        if (!sameCalls) {
            calls(known);
        }
        checkResult();
        return new Outcome(edits, conflicts, guessed);
    }

    private void calls(Optional<Map<Path, Set<Integer>>> known) {
        CallSites sites = new CallSites(workspace, resolver, family, known);
        sites.find();
        guessed = sites.isGuessed();
        sites.problems().forEach(each -> conflict(each.module().file(), each.offset(), each.why(),
                "Change this place by hand first, or wait for the language server."));
        List<String> fresh = spec.entries().stream().flatMap(entry -> entry.value().stream()).toList();
        // A call may be an argument of another: the inner one comes first.
        List<CallSites.Call> inward = new ArrayList<>(sites.calls());
        inward.sort(Comparator.comparingInt(call -> call.arguments().list().end() - call.arguments().list().start()));
        for (CallSites.Call call : inward) {
            SourceFile file = call.module().file();
            RustNode list = call.arguments().list();
            call.arguments().obstacle(order).ifPresent(why -> conflict(file, list.start(), why,
                    "Put it into a variable first."));
            edits.swallow(file, new Span(list.start(), list.end()), call.arguments().with(order, fresh,
                    span -> edits.within(file, span)));
        }
    }

    private void checkFunction() {
        RustNode function = family.target().node();
        SourceFile file = family.target().module().file();
        boolean main = family.name().equals("main") && family.target().owner().isEmpty()
                && family.target().module().parent().isEmpty();
        boolean outside = function.children().stream().anyMatch(child -> child.is("function_modifiers")
                && child.text().contains("extern")) || Attributes.of(function).stream().anyMatch(each ->
                        each.text().contains("no_mangle") || each.text().contains("export_name")
                                || each.text().matches("#\\[\\s*(\\w+::)*test\\b.*"));
        if (main || outside || function.enclosing("foreign_mod_item").isPresent()) {
            conflict(file, function.start(), "Somebody calls it who is not in this code.", "Leave it as it is.");
        }
        if (function.enclosing("macro_definition", "token_tree").isPresent()) {
            conflict(file, function.start(), "It is made by a macro.", "Change the macro by hand.");
        }
        family.twin().ifPresent(twin -> conflict(file, function.start(), "There are two functions of this name.",
                "Give one of them another name first."));
        for (int i = 0; i < Family.parameters(function).size(); i++) {
            if (!order.contains(i)) {
                checkTypes(function, i);
            }
        }
        checkLifetimes(function);
    }

    /** A type parameter that is left in no parameter could not be inferred any more. */
    private void checkTypes(RustNode function, int removed) {
        String gone = typeOf(Family.parameters(function).get(removed));
        for (RustNode generic : function.children().stream().filter(child -> child.is("type_parameters"))
                .flatMap(list -> list.parts().stream()).toList()) {
            String name = generic.child("name").map(RustNode::text).orElse(generic.text());
            Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
            boolean left = spec.entries().stream().anyMatch(entry -> word.matcher(entry.type().orElse("")).find())
                    || order.stream().filter(each -> each >= 0).anyMatch(each ->
                            word.matcher(typeOf(Family.parameters(function).get(each))).find());
            if (word.matcher(gone).find() && !left) {
                conflict(family.target().module().file(), function.start(), "“" + name + "” would be in no parameter "
                        + "any more, and could not be inferred.", "Remove the type parameter by hand first.");
            }
        }
    }

    private static String typeOf(RustNode parameter) {
        return parameter.child("type").map(RustNode::text).orElse(parameter.is("parameter") ? "" : parameter.text());
    }

    /** A result that is borrowed is borrowed from the only parameter that is. */
    private void checkLifetimes(RustNode function) {
        String result = returns.orElse(function.child("return_type").map(RustNode::text).orElse(""));
        boolean borrowed = ELIDED.matcher(result).find() || result.contains("'_");
        boolean self = Family.receiver(function).filter(node -> node.text().contains("&")).isPresent();
        if (!borrowed || self) {
            return;
        }
        long before = Family.parameters(function).stream().filter(each -> isBorrowed(typeOf(each))).count();
        long after = 0;
        for (int i = 0; i < order.size(); i++) {
            String type = spec.entries().get(i).type().orElse(order.get(i) < 0 ? ""
                    : typeOf(Family.parameters(function).get(order.get(i))));
            after += isBorrowed(type) ? 1 : 0;
        }
        if (before != after && after != 1) {
            conflict(family.target().module().file(), function.start(), "The result is borrowed, and could come from "
                    + after + " parameters.", "Give the lifetimes names by hand first.");
        }
    }

    private static boolean isBorrowed(String type) {
        return type.contains("&") || type.contains("'");
    }

    private void declare(Family.Member member) throws FailureException {
        RustNode function = member.node();
        SourceFile file = member.module().file();
        List<RustNode> parameters = Family.parameters(function);
        RustNode list = function.child("parameters").orElseThrow();
        if (parameters.size() != Family.parameters(family.target().node()).size()) {
            conflict(file, function.start(), "It has another number of parameters.", "Mend it first.");
            return;
        }
        if (list.children().stream().anyMatch(RustNode::isComment) || list.has("attribute_item")) {
            conflict(file, list.start(), "Comments or attributes stand between the parameters.", "Move them first.");
        }
        List<String> texts = new ArrayList<>();
        Family.receiver(function).ifPresent(self -> texts.add(self.text()));
        for (int i = 0; i < order.size(); i++) {
            Entry entry = spec.entries().get(i);
            texts.add(order.get(i) < 0 ? entry.name() + ": " + entry.type().orElseThrow()
                    : kept(member, parameters.get(order.get(i)), entry));
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!order.contains(i)) {
                checkUnused(file, function, parameters.get(i));
            }
        }
        new ParameterNames(function, file, this::conflict).check(texts, spec);
        String written = new ParameterList(list).with(texts);
        if (!written.equals(list.text())) {
            edits.replace(file, list.start(), list.end(), written);
        }
        returns.ifPresent(type -> result(file, function, list, type));
    }

    private void result(SourceFile file, RustNode function, RustNode list, String type) {
        boolean none = type.isBlank() || type.equals("()");
        Optional<RustNode> old = function.child("return_type");
        if (old.isPresent()) {
            edits.replace(file, none ? list.end() : old.get().start(), old.get().end(), none ? "" : type);
        } else if (!none) {
            edits.replace(file, list.end(), list.end(), " -> " + type);
        }
    }

    /** A parameter that stays, perhaps with another name or type. */
    private String kept(Family.Member member, RustNode parameter, Entry entry) throws FailureException {
        Optional<RustNode> pattern = parameter.child("pattern");
        String name = pattern.map(RustNode::text).orElse("_");
        String type = entry.type().orElse(typeOf(parameter));
        boolean renamed = entry.from().filter(from -> !from.equals(entry.name())).isPresent()
                && entry.from().get().equals(name) && pattern.filter(node -> node.is("identifier")).isPresent();
        if (renamed) {
            rename(member.module().file(), pattern.get(), entry.name());
            name = entry.name();
        }
        String mutable = parameter.has("mutable_specifier") ? "mut " : "";
        return pattern.isEmpty() ? parameter.text() : mutable + name + ": " + type;
    }

    private void rename(SourceFile file, RustNode pattern, String name) {
        RustNode list = pattern.enclosing("parameters").orElseThrow();
        try {
            LocalRename rename = new LocalRename(file.rust());
            Optional<Occurrence> place = rename.at(pattern.start());
            if (place.isEmpty()) {
                return;
            }
            for (TextChange change : rename.to(place.get(), name)) {
                if (change.start() < list.start() || change.end() > list.end()) {
                    edits.add(file, change);
                }
            }
        } catch (FailureException refused) {
            conflict(file, pattern.start(), refused.failure().why(), refused.failure().nextStep());
        }
    }

    private void checkUnused(SourceFile file, RustNode function, RustNode parameter) {
        int start = parameter.start();
        int end = parameter.child("pattern").map(RustNode::end).orElse(parameter.end());
        for (Occurrence each : file.rust().scopes().occurrences()) {
            boolean own = each.declares() && start <= each.start() && each.end() <= end
                    && function.start() <= each.start();
            Optional<Binding> binding = own ? each.binding() : Optional.empty();
            if (binding.isPresent() && (!binding.get().uses().isEmpty() || binding.get().doubt().isPresent())) {
                int place = binding.get().uses().isEmpty() ? each.start() : binding.get().uses().getFirst().start();
                conflict(file, place, "“" + each.name() + "” is used.", "Remove what uses it first.");
            }
        }
    }

    private void checkResult() throws FailureException {
        edits.files().keySet().stream().filter(edits::overlaps).forEach(path -> conflict(edits.files().get(path), 0,
                "Two changes of this file are in each other's way.", "Change one of the places by hand first."));
        if (!conflicts.isEmpty()) {
            return;
        }
        Workspace after = workspace.with(edits.after());
        for (Path path : edits.files().keySet()) {
            SourceFile file = Optional.ofNullable(after.files().get(path)).orElse(edits.files().get(path));
            if (file.root().isBroken() && !edits.files().get(path).root().isBroken()) {
                conflict(file, 0, "The result would not parse.", "Look whether types and values are well written.");
            }
        }
    }

    private void conflict(SourceFile file, int offset, String why, String nextStep) {
        Conflict conflict = new Conflict(file.path(), "Line " + file.line(offset) + ": " + why, nextStep);
        if (!conflicts.contains(conflict)) {
            conflicts.add(conflict);
        }
    }
}
