package dev.rustaiide.system.debug.adapter;

/** What not every adapter can. */
public enum Ability {
    FUNCTIONS("supportsFunctionBreakpoints"), DATA("supportsDataBreakpoints"),
    INSTRUCTIONS("supportsInstructionBreakpoints"), SET_VARIABLE("supportsSetVariable"), STEP_BACK("supportsStepBack"),
    DISASSEMBLE("supportsDisassembleRequest"), READ_MEMORY("supportsReadMemoryRequest"),
    MODULES("supportsModulesRequest"), CANCEL("supportsCancelRequest"),
    /** It goes back only where it was told to remember the way, and was not yet: see {@link DebugSession#record}. */
    RECORD("");

    private final String flag;

    Ability(String flag) {
        this.flag = flag;
    }

    /** Its name in the protocol. */
    public String flag() {
        return flag;
    }
}
