package dev.rustaiide.system.lsp.server.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.ShowDocumentResult;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.cargo.integration.SessionTrust;

/** Does what a client chose: it comes back with a command of ours, whose argument tells which effect it was given. */
final class Effects {
    /** The one command that we execute. */
    static final String COMMAND = "rust-ai-ide.do";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TO_CHOOSE = Duration.ofMinutes(5);
    private static final int MOST_PLACES = 20;

    private final Processes processes;
    private final SessionTrust trust;

    Effects(Processes processes, SessionTrust trust) {
        this.processes = processes;
        this.trust = trust;
    }

    void addTo(Methods methods) {
        methods.add("workspace/executeCommand", ExecuteCommandParams.class, this::execute);
    }

    static Command command(Handles.Batch batch, Effect effect) {
        return new Command(effect.title(), COMMAND, List.of(batch.add(effect)));
    }

    private @Nullable Object execute(Asked asked, ExecuteCommandParams params) throws Exception {
        if (!COMMAND.equals(params.getCommand())) {
            throw new RequestException(ResponseErrorCode.InvalidParams, "There is no such command.");
        }
        List<Object> arguments = params.getArguments();
        Object data = arguments == null || arguments.isEmpty() ? null : arguments.getFirst();
        Handles handles = asked.client().handles();
        CodeAction action = handles.find(data, CodeAction.class).orElse(null);
        Effect effect = action == null ? handles.find(data, Effect.class).orElseThrow(RequestException::outdated)
                : asked.ask(new CodeAction.Details(action)).effect().orElse(null);
        if (effect != null) {
            perform(asked, effect);
        }
        return null;
    }

    private void perform(Asked asked, Effect effect) throws Exception {
        switch (effect) {
            case Effect.Change change -> apply(asked, change.title(), change.edit());
            case Effect.Review review -> apply(asked, review.title(), review.edit());
            case Effect.Go go -> show(asked, go.place());
            case Effect.Show show -> choose(asked, show);
            case Effect.Run run -> run(asked.client().peer(), run);
            case Effect.Told told -> asked.ask(new Effect.Tell(told, Optional.of((label, edit) -> taken(asked.apart(),
                    label.isEmpty() ? told.title() : label, edit))));
            case Effect.AskAgain again -> { } // the editor's own command, which it was not given
        }
    }

    private static void apply(Asked asked, String title, WorkspaceEdit edit) throws Exception {
        if (!asked.client().can().appliesEdits()) {
            throw cannot("make the change", "It does not let language servers edit.");
        }
        ApplyWorkspaceEditResponse response = asked.client().peer().ask("workspace/applyEdit",
                new ApplyWorkspaceEditParams(new Edits(asked).written(edit), title), ApplyWorkspaceEditResponse.class,
                PATIENCE);
        if (response == null || !response.isApplied()) {
            String why = response == null ? null : response.getFailureReason();
            throw cannot("make the change", why == null ? "It does not say why." : "It says: " + why);
        }
    }

    /** Who is told to do something may ask for edits meanwhile: they are this client's. */
    private static Call<Boolean> taken(Asked asked, String title, WorkspaceEdit edit) {
        return Call.start(title, scope -> {
            apply(asked, title, edit);
            return true;
        });
    }

    private static FailureException cannot(String what, String why) {
        return new FailureException(new Failure.Other("The editor did not " + what + ".", why,
                "Look into the editor's log for the reason."));
    }

    private static void show(Asked asked, Location place) throws Exception {
        if (!asked.client().can().showsDocuments()) {
            throw cannot("go there", "It does not let language servers open files: " + place + ".");
        }
        org.eclipse.lsp4j.Location location = asked.places().location(place);
        var params = new ShowDocumentParams(location.getUri());
        params.setTakeFocus(true);
        params.setSelection(location.getRange());
        ShowDocumentResult result = asked.client().peer().ask("window/showDocument", params, ShowDocumentResult.class,
                PATIENCE);
        if (result == null || !result.isSuccess()) {
            throw cannot("go there", "It could not open " + place + ".");
        }
    }

    private static void choose(Asked asked, Effect.Show show) throws Exception {
        if (show.places().size() == 1) {
            show(asked, show.places().getFirst());
            return;
        }
        Map<String, Location> choices = new LinkedHashMap<>();
        show.places().stream().limit(MOST_PLACES).forEach(place -> choices.put(place.toString(), place));
        List<MessageActionItem> items = new ArrayList<>();
        choices.keySet().forEach(title -> items.add(new MessageActionItem(title)));
        var params = new ShowMessageRequestParams(items);
        params.setType(MessageType.Info);
        params.setMessage(show.title());
        MessageActionItem chosen = asked.client().peer().ask("window/showMessageRequest", params,
                MessageActionItem.class, TO_CHOOSE);
        Location place = chosen == null ? null : choices.get(chosen.getTitle());
        if (place != null) {
            show(asked, place);
        }
    }

    /** What the program writes goes to the editor's log of this server; how it ended is shown. */
    private void run(Peer peer, Effect.Run run) throws FailureException {
        if (!trust.mayRun(run.directory())) {
            throw new FailureException(new Failure.Other("Cannot run " + run.title() + ".",
                    "The folder " + run.directory() + " is not trusted, and this would execute code of it.",
                    "Start the language server with --trust if you know where its code comes from."));
        }
        var command = new dev.rustaiide.foundation.platform.Command(run.program(), run.arguments(), run.directory(),
                run.environment());
        Child child = processes.start(command, line -> tell(peer, "window/logMessage", MessageType.Log, line.text()));
        peer.whileThere(child.exit().onSuccess(Runnable::run, code -> tell(peer, "window/showMessage",
                code == 0 ? MessageType.Info : MessageType.Warning, run.title() + " ended with " + code + '.')));
    }

    private static void tell(Peer peer, String method, MessageType type, String text) {
        Call.start("tell client", scope -> {
            peer.tell(method, new MessageParams(type, text));
            return true;
        });
    }
}
