// Does one thing with the official SDK for JavaScript, and prints what came of it as JSON.
// Usage: node client.js WHAT BASE_URL API_KEY MODEL
import {GoogleGenAI, Type} from '@google/genai';

const [what, baseUrl, apiKey, model] = process.argv.slice(2);
const ai = new GoogleGenAI({apiKey, apiVersion: 'v1beta', httpOptions: {baseUrl}});

const logFood = {
  name: 'log_food',
  description: 'Logs a food.',
  parameters: {type: Type.OBJECT, properties: {name: {type: Type.STRING}}},
};

const actions = {
  async generate() {
    const response = await ai.models.generateContent({
      model,
      contents: 'I ate a salad',
      config: {
        temperature: 0.4,
        maxOutputTokens: 1000,
        systemInstruction: 'Be brief.',
        thinkingConfig: {includeThoughts: true},
      },
    });
    return {
      text: response.text,
      finishReason: response.candidates[0].finishReason,
      tokens: response.usageMetadata.totalTokenCount,
      thought: response.candidates[0].content.parts[0].thought,
    };
  },

  async stream() {
    const texts = [];
    for await (const chunk of await ai.models.generateContentStream({model, contents: 'I ate a salad'})) {
      texts.push(chunk.text);
    }
    return {texts};
  },

  async callTool() {
    const chat = ai.chats.create({model, config: {tools: [{functionDeclarations: [logFood]}]}});
    const first = await chat.sendMessage({message: 'I ate an apple'});
    const second = await chat.sendMessage({
      message: [{functionResponse: {name: first.functionCalls[0].name, response: {result: 'ok'}}}],
    });
    return {call: first.functionCalls[0], text: second.text};
  },

  async json() {
    const response = await ai.models.generateContent({
      model,
      contents: 'I ate a salad',
      config: {
        responseMimeType: 'application/json',
        responseSchema: {type: Type.OBJECT, properties: {summary: {type: Type.STRING}}},
      },
    });
    return JSON.parse(response.text);
  },

  async embed() {
    const config = {outputDimensionality: 768};
    const one = await ai.models.embedContent({model, contents: 'soup', config});
    const two = await ai.models.embedContent({model, contents: ['soup', 'salad'], config});
    return {one: one.embeddings[0].values, two: two.embeddings.map(each => each.values)};
  },

  async countTokens() {
    return {tokens: (await ai.models.countTokens({model, contents: 'I ate a salad'})).totalTokens};
  },

  async fail() {
    try {
      await ai.models.generateContent({model, contents: 'Hello'});
      return {};
    } catch (error) {
      return {name: error.name, status: error.status, message: error.message};
    }
  },
};

console.log(JSON.stringify(await actions[what]()));
