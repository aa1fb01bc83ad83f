package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.internal.server.Abilities;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;
import dev.rustaiide.system.lsp.client.internal.server.LspSettings;

/** The servers of one definition, as a source of answers. They start with the first text that they are for. */
public final class ServerSource implements LanguageSource {
    private static final Questions QUESTIONS = Questions.all();

    private final SharedServers servers;
    private final ServerDefinition definition;
    private final SettingKey<Boolean> enabled;
    private final Pulls pulls;

    ServerSource(SharedServers servers, ServerDefinition definition) {
        this.servers = servers;
        this.definition = definition;
        this.enabled = LspSettings.enabled(definition);
        this.pulls = new Pulls(servers.findings());
    }

    ServerDefinition definition() {
        return definition;
    }

    @Override
    public String name() {
        return definition.id();
    }

    @Override
    public boolean isSyntactic() {
        return false;
    }

    @Override
    public boolean covers(SourceText text) {
        // A text in an archive, of a revision or of memory has no place that a server could look at.
        return definition.languages().contains(text.language()) && text.file().isAbsolute()
                && text.file().getFileSystem() == FileSystems.getDefault() && text.text().pages().isEmpty()
                && servers.isEnabled(enabled, text.file());
    }

    @Override
    public boolean isReady(SourceText text) {
        return known(text).filter(server -> server.state().stage() == Stage.READY).isPresent();
    }

    /** Without a look at the disk, which would block. */
    private Optional<SupervisedServer> known(SourceText text) {
        return servers.knownRoot(definition, text.file()).map(root -> servers.server(definition, root));
    }

    @Override
    public Triggers triggers(SourceText text) {
        return known(text).flatMap(SupervisedServer::abilities).map(abilities -> new Triggers(
                characters(abilities, text, "textDocument/completion", "triggerCharacters"),
                characters(abilities, text, "textDocument/signatureHelp", "triggerCharacters"),
                characters(abilities, text, "textDocument/onTypeFormatting", "moreTriggerCharacter",
                        "firstTriggerCharacter")))
                .orElse(Triggers.NONE);
    }

    private static Set<Character> characters(Abilities abilities, SourceText text, String method, String... members) {
        Set<Character> characters = new HashSet<>();
        Consumer<String> add = word -> word.chars().forEach(c -> characters.add((char) c));
        abilities.options(method, text.language()).ifPresent(options -> {
            for (String member : members) {
                options.get(member).asString().ifPresent(add);
                options.get(member).items().forEach(item -> item.asString().ifPresent(add));
            }
        });
        return characters;
    }

    @Override
    public <A> Call<A> ask(Question<A> question) {
        String name = definition.id() + ' ' + question.getClass().getSimpleName();
        if (question instanceof FoundSymbol.Like like) {
            return Call.start(name, scope -> cast(question, symbols(scope, like)));
        }
        if (question instanceof Effect.Tell tell) {
            return Call.start(name, scope -> cast(question, tell(scope, tell)));
        }
        return QUESTIONS.of(question).map(answering -> Call.start(name, scope -> answer(scope, question, answering)))
                .orElseGet(() -> Call.of(question.nothing()));
    }

    /** {@code answer} is to {@code question} what its type says. */
    @SuppressWarnings("unchecked")
    private static <A> A cast(Question<A> question, Object answer) {
        return (A) answer;
    }

    private <A> A answer(Scope scope, Question<A> question, Questions.Answering<Question<A>, A> answering)
            throws FailureException, InterruptedException {
        Optional<SupervisedServer> server = serverFor(question);
        if (server.isEmpty()) {
            return question.nothing();
        }
        try {
            return answering.answer(new Dialogue(this, server.get(), scope), question);
        } catch (FailureException unanswered) {
            if (server.get().hasEnded()) {
                return question.nothing(); // its state says why; others may know
            }
            throw unanswered;
        }
    }

    private Optional<SupervisedServer> serverFor(Question<?> question) {
        if (question.text().isPresent()) {
            SourceText text = question.text().get();
            return covers(text) ? Optional.of(started(text)) : Optional.empty();
        }
        return handle(question).map(Handle::server);
    }

    private static Optional<Handle> handle(Question<?> question) {
        Optional<Origin> origin = switch (question) {
            case Proposal.Details details -> details.proposal().origin();
            case CodeAction.Details details -> details.action().origin();
            case CodeLens.Details details -> details.lens().origin();
            case HierarchyNode.Next next -> Optional.of(next.node().origin());
            default -> Optional.empty();
        };
        return origin.map(Origin::handle).filter(Handle.class::isInstance).map(Handle.class::cast);
    }

    private SupervisedServer started(SourceText text) {
        SupervisedServer server = servers.server(definition, servers.rootOf(definition, text.file()));
        server.start(false, false);
        return server;
    }

    /** Those that run know symbols; none starts for this. */
    private List<FoundSymbol> symbols(Scope scope, FoundSymbol.Like question)
            throws FailureException, InterruptedException {
        List<FoundSymbol> found = new ArrayList<>();
        for (SupervisedServer server : servers.servers(definition)) {
            boolean asked = question.folder().map(folder -> folder.startsWith(server.root())
                    || server.root().startsWith(folder)).orElse(true);
            boolean can = server.abilities().flatMap(abilities -> abilities.options("workspace/symbol",
                    definition.languages().iterator().next())).isPresent();
            if (asked && can) {
                Json answer = server.ask(scope, "workspace/symbol",
                        Json.object().put("query", question.pattern()).build());
                found.addAll(Navigating.found(answer, server.texts()));
            }
        }
        return found.stream().filter(symbol -> question.folder().map(symbol.location().file()::startsWith).orElse(true))
                .limit(question.limit()).toList();
    }

    private boolean tell(Scope scope, Effect.Tell tell) throws Exception {
        return tell.told().origin().handle() instanceof Handle handle && servers.turns().during(handle.server(),
                tell.taker(), () -> tell(scope, tell.told(), handle));
    }

    /** The edit, if it has one, and then the command. */
    private boolean tell(Scope scope, Effect.Told told, Handle handle) throws Exception {
        Json sent = handle.item();
        if (sent.get("edit") instanceof Json.Obj edit
                && !scope.await(servers.edit(handle.server(), told.title(), edit))) {
            return false;
        }
        Json command = sent.get("command") instanceof Json.Obj inner ? inner : sent;
        handle.server().ask(scope, "workspace/executeCommand", Json.object()
                .put("command", command.string("command", "")).put("arguments", Json.array(
                        command.get("arguments").items())).build());
        return true;
    }

    /** What {@code command} does: here, or by its server's doing. */
    Optional<Effect> effect(SupervisedServer server, SourceText text, Json command) {
        String name = command.string("command", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String title = command.string("title", name);
        Optional<Effect> ours = servers.commands(definition)
                .flatMap(known -> known.effect(server, name, title, command.get("arguments")));
        if (ours.isPresent()) {
            return ours;
        }
        return switch (name) {
            case "editor.action.triggerSuggest" -> Optional.of(new Effect.AskAgain(title, false));
            case "editor.action.triggerParameterHints" -> Optional.of(new Effect.AskAgain(title, true));
            default -> server.abilities().filter(abilities -> abilities.executes(name)).map(knows ->
                new Effect.Told(title, new Origin(this, new Handle(server, text, command))));
        };
    }

    List<Json> problems(SupervisedServer server, Path file, Range range) {
        return servers.findings().raw(server, file, range);
    }

    @Override
    public void follow(SourceText text) {
        Optional<SupervisedServer> known = known(text);
        if (known.isPresent() && !known.get().hasEnded()) {
            known.get().follow(text);
            pulls.changed(known.get(), text);
        } else {
            Call.start("follow " + text.file().getFileName(), scope -> {
                SupervisedServer server = started(text);
                server.follow(text);
                pulls.changed(server, text);
                return true;
            });
        }
    }

    @Override
    public void saved(SourceText text) {
        known(text).ifPresent(server -> {
            server.saved(text);
            pulls.changed(server, text);
        });
    }

    @Override
    public void forget(SourceText text) {
        known(text).ifPresent(server -> {
            server.forget(text.file());
            pulls.forget(text.file());
        });
    }

    /** A server asks to be asked for what it finds. */
    void pullAgain() {
        pulls.again();
    }
}
