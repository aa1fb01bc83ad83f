package dev.rustaiide.foundation.error;

/**
 * What programs know a failure by. The codes, numbers and types are published: they may be added to and never change.
 */
public enum FailureKind {
    FILE_MISSING("file.missing", -32001, 404, "Not found"),
    FILE_NO_PERMISSION("file.no-permission", -32002, 403, "No permission"),
    PROGRAM_MISSING("program.missing", -32003, 503, "A program is not installed"),
    FILE_BINARY("file.binary", -32004, 415, "Not a text file"),
    FILE_NOT_A_FILE("file.not-a-file", -32005, 409, "Not a file"),
    FILE_TOO_LARGE("file.too-large", -32006, 413, "Too large"),
    FILE_NOT_ENCODABLE("file.not-encodable", -32007, 422, "Not encodable"),
    DISK_FULL("disk.full", -32008, 507, "The disk is full"),
    DISK_READ_ONLY("disk.read-only", -32009, 507, "The disk can only be read"),
    FILE_BAD_CONTENT("file.bad-content", -32010, 422, "Content that cannot be used"),
    INPUT_REFUSED("input.refused", -32602, 400, "Refused input"),
    SEVERAL("several", -32011, 500, "Several failures"),
    OTHER("other", -32000, 500, "It did not work");

    private final String code;
    private final int rpcCode;
    private final int httpStatus;
    private final String title;

    FailureKind(String code, int rpcCode, int httpStatus, String title) {
        this.code = code;
        this.rpcCode = rpcCode;
        this.httpStatus = httpStatus;
        this.title = title;
    }

    /** Two words with a dot between, or one. */
    public String code() {
        return code;
    }

    /** The number in JSON-RPC: of the range for servers, or the one that the specification has for bad parameters. */
    public int rpcCode() {
        return rpcCode;
    }

    /** The status of an HTTP answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** A few words that are the same for every failure of the kind. */
    public String title() {
        return title;
    }
}
