//! What a label is made of: advice with sources, and the contrast that colours promise.
