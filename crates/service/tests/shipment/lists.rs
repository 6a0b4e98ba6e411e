//! What a shipment should carry, and what the platform says.
