[(object) (array)] @block
(comment) @comment
