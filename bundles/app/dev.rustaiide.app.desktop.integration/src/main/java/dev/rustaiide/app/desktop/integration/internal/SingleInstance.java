package dev.rustaiide.app.desktop.integration.internal;

import java.nio.file.Path;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.ipc.IpcServer;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;

/** Listens for other starts of this program, which hand their files over to this one. */
final class SingleInstance {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);

    private final IEclipseContext context;
    private final Display display;

    SingleInstance(IEclipseContext context, Display display) {
        this.context = context;
        this.display = display;
    }

    /** Claims the place in the background. Where another process has it, this one stays a window of its own. */
    void claim() {
        IpcServer server = context.get(IpcServer.class);
        Call.start("claim the place of the running IDE", scope -> server.claim(this::handle))
                .onFailure(Runnable::run, cause -> LOG.warn("files cannot be handed over", cause));
    }

    private Reply handle(Request request) {
        display.asyncExec(() -> act(request));
        return Reply.ACCEPTED;
    }

    private void open(Path file, int line, int column) {
        Editors editors = context.get(Editors.class);
        editors.openOrCreate(file);
        if (line > 0) {
            editors.open(file, new Position(line - 1, Math.max(0, column - 1)));
        }
    }

    private void act(Request request) {
        switch (request) {
            case Request.OpenFile(Path file, int line, int column) -> open(file, line, column);
            case Request.OpenLocation(FileLocation location, int line, int column) ->
                open(context.get(VirtualFiles.class).path(location), line, column);
            case Request.OpenFolder(Path folder) -> context.get(OpenFolder.class).open(folder);
            case Request.AddFolder(Path folder) -> context.get(OpenFolder.class).add(folder);
            case Request.Activate activate -> { }
            case Request.Shutdown shutdown -> context.get(IWorkbench.class).close();
        }
        for (Shell shell : display.isDisposed() ? new Shell[0] : display.getShells()) {
            shell.forceActive();
            break;
        }
    }
}
