package dev.rustaiide.app.debugger.internal;

import dev.rustaiide.app.debugger.internal.KeptBreakpoints.Kept;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/** How breakpoints look in their list. */
record BreakpointRows(KeptBreakpoints breakpoints, FileNames names) {
    static final RowAction REMOVE = new RowAction(Icon.DELETE, "Remove");
    private static final RowAction TURN_OFF = new RowAction(Icon.TICKED, "Turn off");
    private static final RowAction TURN_ON = new RowAction(Icon.UNTICKED, "Turn on");

    Row row(Kept kept) {
        boolean idle = breakpoints.isIdle(kept.breakpoint());
        boolean stops = kept.isOn() && !idle;
        var glyph = new Glyph(stops ? Icon.BREAKPOINT_SET : Icon.BREAKPOINT, stops ? Token.ERROR : Token.MUTED);
        String detail = switch (kept.breakpoint()) {
            case Breakpoint.AtLine at -> words(at.when());
            case Breakpoint.AtFunction at -> words(at.when());
            case Breakpoint.OnMemory on -> (on.access().equals("write") ? "when it changes"
                    : "when it is read or changes") + (on.when().isAlways() ? "" : ", " + words(on.when()));
            case Breakpoint.OnException on -> on.condition().isEmpty() ? "" : "if " + on.condition();
            case Breakpoint.AtInstruction at -> words(at.when());
        };
        return Row.of(glyph, label(kept.breakpoint()))
                .color(kept.isOn() ? Token.TEXT : Token.MUTED)
                .detail(idle ? "cannot stop it" : detail).hint(idle ? breakpoints.words(kept.breakpoint()) : "")
                .actions(kept.isOn() ? TURN_OFF : TURN_ON, REMOVE);
    }

    /** What {@code kept} is as a line that can be changed. */
    String line(Kept kept) {
        When when = switch (kept.breakpoint()) {
            case Breakpoint.AtLine at -> at.when();
            case Breakpoint.AtFunction at -> at.when();
            case Breakpoint.OnMemory on -> on.when();
            case Breakpoint.OnException on -> new When(on.condition(), "", "");
            case Breakpoint.AtInstruction at -> at.when();
        };
        String place = kept.breakpoint() instanceof Breakpoint.AtFunction at ? at.function()
                : label(kept.breakpoint());
        return new BreakpointWords(place, when).print();
    }

    private String label(Breakpoint breakpoint) {
        return switch (breakpoint) {
            case Breakpoint.AtLine at -> DebugView.place(names, at.file(), at.line());
            case Breakpoint.AtFunction at -> at.equals(KeptBreakpoints.PANICS) ? "Panics of Rust" : at.function();
            case Breakpoint.OnMemory on -> on.label();
            case Breakpoint.OnException on -> breakpoints.label(on);
            case Breakpoint.AtInstruction at -> at.address();
        };
    }

    static String words(When when) {
        return !when.log().isEmpty() ? "prints “" + when.log() + '”'
                : !when.condition().isEmpty() ? "if " + when.condition()
                : when.hits().isEmpty() ? "" : "from the " + when.hits() + ". time on";
    }
}
