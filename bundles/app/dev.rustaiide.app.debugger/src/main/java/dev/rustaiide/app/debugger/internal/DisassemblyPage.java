package dev.rustaiide.app.debugger.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Instruction;

/** The machine code around the place where the program stands. */
public final class DisassemblyPage {
    static final String ID = "disassembly";
    static final String CONTRIBUTION = "bundleclass://dev.rustaiide.app.debugger/" + DisassemblyPage.class.getName();
    private static final int BEFORE = 40;
    private static final int COUNT = 160;

    private final DebugRun run;
    private final Ui ui;
    private final PanelHeader header;
    private final RowView<Instruction> rows;
    private List<Instruction> code = List.of();
    private Optional<Frame> of = Optional.empty();
    private String trouble = "";

    @Inject
    DisassemblyPage(Composite parent, Look look, DebugRun run, Editors editors, Ui ui) {
        this.run = run;
        this.ui = ui;
        parent.setLayout(Grids.stacked());
        header = new PanelHeader(parent, look, "Disassembly");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        rows = new RowView<>(parent, look, "Disassembly", RowModel.flat(() -> code, this::row), false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate((instruction, how) -> instruction.file().filter(file -> instruction.line() >= 0)
                .ifPresent(file -> editors.open(file, new Position(instruction.line(), 0))));
        run.onChange(parent, this::follow);
        follow();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private void follow() {
        Optional<Frame> frame = run.stop().frame();
        if (rows.isDisposed() || frame.equals(of) && frame.isPresent()) {
            return;
        }
        of = frame;
        if (frame.isEmpty() || run.stopped().isEmpty()) {
            show(List.of(), "Stop a program to see its machine code.");
            return;
        }
        run.stopped().get().disassemble(frame.get().address(), -BEFORE, COUNT)
                .onFailure(ui, cause -> show(List.of(), FailureNotices.failureOf(cause).why()))
                .onSuccess(ui, found -> {
                    if (frame.equals(of)) {
                        show(found, "Nothing is there.");
                    }
                });
    }

    private void show(List<Instruction> found, String otherwise) {
        if (rows.isDisposed()) {
            return;
        }
        code = found;
        trouble = otherwise;
        header.setDetail(of.map(Frame::name).orElse(""));
        rows.setEmpty(EmptyText.of(trouble));
        rows.refresh();
        code.stream().filter(this::isHere).findFirst().ifPresent(rows::select);
    }

    private boolean isHere(Instruction instruction) {
        return of.filter(frame -> isSame(frame.address(), instruction.address())).isPresent();
    }

    /** Adapters write one address in two ways. */
    static boolean isSame(String one, String other) {
        return !one.isEmpty() && Objects.equals(digits(one), digits(other));
    }

    private static String digits(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^0x0*", "");
    }

    private Row row(Instruction instruction) {
        // A place counts until the next is named.
        String place = instruction.file().filter(file -> instruction.line() >= 0)
                .map(file -> file.getFileName() + ":" + (instruction.line() + 1)).orElse("");
        // All begin at one column: an icon would move the row where the program stands.
        return Row.of((isHere(instruction) ? "→ " : "  ") + instruction.address() + "  " + instruction.text()).code()
                .detail((instruction.symbol() + "  " + place).strip()).hint(instruction.bytes());
    }
}
