package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.config.WorkspaceFile;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.ipc.IpcClient;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;

/** Opens a file or folder in the IDE that runs, or in one that it starts. */
@Component(property = Verb.NAME + "=open")
public final class OpenVerb implements Verb {
    private static final String ADD = "add";

    private final IpcClient ide;
    private final VirtualFiles files;
    private final String launcher;

    @Activate
    public OpenVerb(@Reference IpcClient ide, @Reference VirtualFiles files) {
        this(ide, files, System.getProperty("rustaiide.launcher", System.getProperty("rustaiide.command", "")));
    }

    /** @param launcher the program that starts the IDE; empty if nobody told */
    OpenVerb(IpcClient ide, VirtualFiles files, String launcher) {
        this.files = files;
        this.ide = ide;
        this.launcher = launcher;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String summary() {
        return "opens a file or a folder in the IDE, which is started if it does not run";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("FILE[:LINE[:COLUMN]]", Count.ONE,
                "What to open; lines and columns count from one")),
                List.of(new Option(ADD, "", "Open a folder beside those that are open in the window")),
                """
                A file of a Git revision is git:REVISION:path, one in an archive archive:FILE!/path.
                A file that ends with .rust-ai-workspace or .code-workspace opens the folders that it names.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        Target target = Target.of(invocation.parameters().get(0), invocation.folder(), files);
        boolean folder = Files.isDirectory(target.path());
        if (invocation.has(ADD) && !folder) {
            throw new FailureException(new Failure.BadContent(target.path(), "It is not a folder.",
                    "Name a folder after --add, or leave --add out."));
        }
        Optional<Reply> reply = ide.send(invocation.has(ADD) ? new Request.AddFolder(target.path())
                : request(target));
        if (reply.isPresent() && !reply.get().accepted()) {
            throw new FailureException(new Failure.Other("The IDE does not open it.", reply.get().message(),
                    "Look at its window: it may be waiting for an answer."));
        }
        if (reply.isEmpty()) {
            launch(target);
        }
        invocation.print(Json.object().put("path", target.path().toString()).put("started", reply.isEmpty()).build());
        return ExitCode.OK;
    }

    private static Request request(Target target) {
        FileLocation place = FileLocation.of(target.path());
        if (!(place instanceof FileLocation.Local)) {
            return new Request.OpenLocation(place, target.line(), target.column());
        }
        return Files.isDirectory(target.path()) || WorkspaceFile.isOne(target.path())
                ? new Request.OpenFolder(target.path())
                : new Request.OpenFile(target.path(), target.line(), target.column());
    }

    /** The IDE is to live on when this command has ended, so it is nobody's child that is looked after. */
    private void launch(Target target) throws FailureException {
        if (launcher.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot start the IDE.",
                    "None is running, and this command line was not started by the launcher of one.",
                    "Start the IDE by hand, then try again."));
        }
        String place = target.line() == 0 ? "" : ":" + target.line() + (target.column() == 0 ? "" : ":"
                + target.column());
        try {
            new ProcessBuilder(launcher, "--", target.path() + place).redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD).start().getOutputStream().close();
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot start the IDE.", launcher + " does not start: "
                    + refused.getMessage() + '.', "Install the IDE again."), refused);
        }
    }
}
