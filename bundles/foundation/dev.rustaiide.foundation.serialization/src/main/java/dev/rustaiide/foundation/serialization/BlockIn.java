package dev.rustaiide.foundation.serialization;

/** Decodes blocks, one after another, by one thread at a time. */
final class BlockIn {
    private final SheetIn sheet = new SheetIn();
    private final Decoder decoder;
    private Object[] records = {};

    BlockIn(Schema<?> schema, Description stored) {
        decoder = schema.decoder(stored, sheet);
    }

    /** Checks and decodes {@code block}; this is of no use any more if that fails. */
    BlockIn decode(Frame block) {
        sheet.load(block.unpack());
        if (block.records() > StoredWriter.RECORDS) {
            throw new CorruptException("a size in it makes no sense");
        }
        records = decoder.take(block.records());
        return this;
    }

    Object[] takeRecords() {
        Object[] taken = records;
        records = new Object[0];
        return taken;
    }
}
