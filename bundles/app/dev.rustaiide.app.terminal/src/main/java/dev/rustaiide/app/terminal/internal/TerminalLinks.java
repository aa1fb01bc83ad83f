package dev.rustaiide.app.terminal.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.terminal.internal.TerminalMarks.Stretch;
import dev.rustaiide.app.ui.output.OutputLink;
import dev.rustaiide.app.ui.output.OutputLinks;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Links;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.LineText;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.types.Position;

/** Finds links in what programs write, and follows them: places in files to the editor, the web to the browser. */
@Creatable
public final class TerminalLinks {
    private final Editors editors;
    private final Links links;
    private final Ui ui;

    @Inject
    public TerminalLinks(Editors editors, Links links, Ui ui) {
        this.editors = editors;
        this.links = links;
        this.ui = ui;
    }

    /** A link and where it is. */
    record Found(OutputLink link, Stretch place) {}

    /** The link at a cell of {@code frame}: one that the program declared, or one that its text looks like. */
    static Optional<Found> at(OpenTerminal terminal, TerminalFrame frame, int row, int column) {
        CellPosition position = frame.position(row, column);
        if (frame.link(row, column) != 0) {
            return terminal.use(one -> one.linkAt(position)).flatMap(found -> found)
                    .map(address -> new Found(new OutputLink(address, new Position(0, 0)),
                            declared(frame, row, column)));
        }
        return terminal.use(one -> one.line(position.line())).flatMap(line -> written(line, position));
    }

    private static Stretch declared(TerminalFrame frame, int row, int column) {
        int link = frame.link(row, column);
        int from = column;
        int to = column + 1;
        while (from > 0 && frame.link(row, from - 1) == link) {
            from--;
        }
        while (to < frame.columns() && frame.link(row, to) == link) {
            to++;
        }
        return new Stretch(frame.position(row, from), frame.position(row, to));
    }

    static Optional<Found> written(LineText line, CellPosition position) {
        int index = line.indexOf(position.cell());
        if (index >= line.text().length()) {
            return Optional.empty();
        }
        return OutputLinks.in(line.text()).stream().filter(found -> found.start() <= index && index < found.end())
                .findFirst().map(found -> new Found(found.link(),
                        new Stretch(new CellPosition(position.line(), line.cellOf(found.start())),
                                new CellPosition(position.line(), line.cellOf(found.end() - 1) + 1))));
    }

    /** Goes to where {@code link} leads; a relative path starts where the shell is, or was. */
    void follow(OutputLink link, OpenTerminal terminal) {
        if (link.isWeb()) {
            links.open(link.target());
            return;
        }
        Call.start("find " + link.target(), scope -> file(link.target(), terminal))
                .onSuccess(ui, file -> file.ifPresent(path -> editors.open(path, link.position())));
    }

    static Optional<Path> file(String target, OpenTerminal terminal) {
        try {
            if (target.startsWith("file:")) {
                return Optional.of(Path.of(URI.create(target).getPath())).filter(Files::isRegularFile);
            }
            Path home = Path.of(System.getProperty("user.home"));
            Path path = target.startsWith("~/") ? home.resolve(target.substring(2)) : Path.of(target);
            for (Path base : new Path[] {terminal.currentFolder(), terminal.folder()}) {
                Path resolved = base.resolve(path).normalize();
                if (Files.isRegularFile(resolved)) {
                    return Optional.of(resolved);
                }
            }
        } catch (IllegalArgumentException | NullPointerException noPath) {
            // It only looked like one.
        }
        return Optional.empty();
    }
}
