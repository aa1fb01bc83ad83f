package dev.rustaiide.system.debug.adapter;

/** What not every adapter can. */
public enum Ability {
    CONDITIONS("supportsConditionalBreakpoints"), HIT_COUNTS("supportsHitConditionalBreakpoints"),
    LOG_POINTS("supportsLogPoints"), FUNCTIONS("supportsFunctionBreakpoints"), DATA("supportsDataBreakpoints"),
    INSTRUCTIONS("supportsInstructionBreakpoints"), HOVERS("supportsEvaluateForHovers"),
    SET_VARIABLE("supportsSetVariable"), SET_EXPRESSION("supportsSetExpression"), STEP_BACK("supportsStepBack"),
    GOTO("supportsGotoTargetsRequest"), DISASSEMBLE("supportsDisassembleRequest"),
    READ_MEMORY("supportsReadMemoryRequest"), MODULES("supportsModulesRequest"),
    CANCEL("supportsCancelRequest"), TERMINATE("supportsTerminateRequest"),
    EXCEPTION_INFORMATION("supportsExceptionInfoRequest"), COMPLETIONS("supportsCompletionsRequest");

    private final String flag;

    Ability(String flag) {
        this.flag = flag;
    }

    /** Its name in the protocol. */
    public String flag() {
        return flag;
    }
}
