"""The mouth: lips that close, teeth, and the painted open mouth."""
