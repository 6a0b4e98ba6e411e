//! Payload profiles: the values of a label to the text in its symbol, and back.
