package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.FailureException;

/** What a client tells of its texts and folders, done at once and in order. */
final class Notifications {
    private final Client client;
    private final Problems problems;
    private final Consumer<Path> opened;
    private final Consumer<Path> closed;

    Notifications(Client client, Problems problems, Consumer<Path> opened, Consumer<Path> closed) {
        this.client = client;
        this.problems = problems;
        this.opened = opened;
        this.closed = closed;
    }

    void take(NotificationMessage notification) throws InterruptedException {
        try {
            take(notification.getParams());
        } catch (FailureException full) {
            client.peer().tell("window/showMessage", new MessageParams(MessageType.Error, full.getMessage()));
        } catch (RuntimeException fault) { // boundary: a notification cannot be answered, and the next one may be fine
            LoggerFactory.getLogger(Notifications.class).error("{} failed", notification.getMethod(), fault);
        }
    }

    private void take(Object params) throws FailureException {
        switch (params) {
            case DidOpenTextDocumentParams open -> {
                client.documents().open(open.getTextDocument());
                problems.changed(FileUri.path(open.getTextDocument().getUri()));
            }
            case DidChangeTextDocumentParams change -> {
                client.documents().change(change.getTextDocument().getUri(), change.getTextDocument().getVersion(),
                        change.getContentChanges());
                problems.changed(FileUri.path(change.getTextDocument().getUri())); // found faster than it was noted
            }
            case DidSaveTextDocumentParams save -> client.documents().saved(save.getTextDocument().getUri());
            case DidCloseTextDocumentParams close -> {
                client.documents().close(close.getTextDocument().getUri());
                problems.changed(FileUri.path(close.getTextDocument().getUri()));
            }
            case DidChangeWorkspaceFoldersParams folders -> {
                folders.getEvent().getAdded().forEach(folder -> opened.accept(FileUri.path(folder.getUri())));
                folders.getEvent().getRemoved().forEach(folder -> closed.accept(FileUri.path(folder.getUri())));
            }
            default -> { } // settings, traces, and files on the disk, which our sources watch themselves
        }
    }
}
