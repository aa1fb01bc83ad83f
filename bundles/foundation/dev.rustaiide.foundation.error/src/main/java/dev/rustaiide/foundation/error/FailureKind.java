package dev.rustaiide.foundation.error;

/**
 * What programs know a failure by. The codes and numbers are published: they may be added to and never change.
 */
public enum FailureKind {
    FILE_MISSING("file.missing", -32001),
    FILE_NO_PERMISSION("file.no-permission", -32002),
    PROGRAM_MISSING("program.missing", -32003),
    FILE_BINARY("file.binary", -32004),
    FILE_NOT_A_FILE("file.not-a-file", -32005),
    FILE_TOO_LARGE("file.too-large", -32006),
    FILE_NOT_ENCODABLE("file.not-encodable", -32007),
    DISK_FULL("disk.full", -32008),
    DISK_READ_ONLY("disk.read-only", -32009),
    FILE_BAD_CONTENT("file.bad-content", -32010),
    INPUT_REFUSED("input.refused", -32602),
    SEVERAL("several", -32011),
    PROMPT_TOO_LONG("prompt.too-long", -32012),
    OTHER("other", -32000);

    private final String code;
    private final int rpcCode;

    FailureKind(String code, int rpcCode) {
        this.code = code;
        this.rpcCode = rpcCode;
    }

    /** Two words with a dot between, or one. */
    public String code() {
        return code;
    }

    /** The number in JSON-RPC: of the range for servers, or the one that the specification has for bad parameters. */
    public int rpcCode() {
        return rpcCode;
    }
}
